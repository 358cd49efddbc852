"""Differences between states of a record, and two states made one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.merge import LINK, REGION, Change, Conflict, changes, merge
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind

ANSWERS = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["1", "2", 3]), max_size=3)
ROWS = st.dictionaries(
    st.sampled_from(["businesses", "children"]),
    st.lists(ANSWERS, max_size=3).map(tuple),
    max_size=2,
)
STATES = st.builds(
    Subject,
    id=st.just("s"),
    kind=st.just(SubjectKind.HOUSEHOLD),
    answers=ANSWERS,
    rows=ROWS,
    links=st.dictionaries(st.sampled_from(["household", "family"]), st.sampled_from("xy")),
    region=st.sampled_from(["", "17.71.01.1001", "17.71.01.1002"]),
)


def _state(rows: tuple[Answers, ...] | None = None, **answers: Answer) -> Subject:
    """Return a state of one household."""
    blocks = {} if rows is None else {"businesses": rows}
    return Subject("s", SubjectKind.HOUSEHOLD, answers, blocks)


@given(STATES, STATES)
def test_a_side_that_changed_nothing_gives_way(base: Subject, changed: Subject) -> None:
    """Whichever side it is."""
    assert merge(base, base, changed) == merge(base, changed, base)
    assert merge(base, base, changed).subject == changed
    assert merge(base, base, changed).conflicts == ()


@given(STATES, STATES)
def test_two_sides_that_agree_are_no_conflict(base: Subject, changed: Subject) -> None:
    """Two offices put the same mistake right."""
    merged = merge(base, changed, changed)
    assert (merged.subject, merged.conflicts) == (changed, ())


@given(STATES, STATES, STATES)
def test_conflicts_are_the_same_from_either_side(base: Subject, one: Subject, two: Subject) -> None:
    """Only who gives way is exchanged."""
    mine = merge(base, one, two).conflicts
    yours = merge(base, two, one).conflicts
    assert {_spot(it) for it in mine} == {_spot(it) for it in yours}
    swapped = [replace(it, ours=it.theirs, theirs=it.ours) for it in yours]
    assert sorted(map(repr, mine)) == sorted(map(repr, swapped))


@given(STATES, STATES, STATES)
def test_every_value_comes_from_a_side_and_theirs_wins(
    base: Subject, ours: Subject, theirs: Subject
) -> None:
    """Nothing is invented; outside conflicts whatever one side changed is there."""
    merged = merge(base, ours, theirs)
    conflicts = {(it.variable, it.rows, it.row) for it in merged.conflicts}
    for name in {*base.answers, *ours.answers, *theirs.answers}:
        mine, yours = ours.answers.get(name), theirs.answers.get(name)
        wanted = mine if yours == base.answers.get(name) else yours
        assert merged.subject.answers.get(name) == wanted
        fought = len({base.answers.get(name), mine, yours}) == 3
        assert ((name, "", -1) in conflicts) is fought


def test_answers_changed_on_one_side_each_are_joined() -> None:
    """The village corrects the floor, the city the roof."""
    base = _state(lantai="6", atap="6", dinding="1")
    ours = _state(lantai="9", atap="6", dinding="1")
    merged = merge(base, ours, _state(lantai="6", atap="2"))
    assert merged.subject.answers == {"lantai": "9", "atap": "2"}
    assert merged.conflicts == ()


def test_an_answer_cleared_above_and_changed_here_is_a_conflict() -> None:
    """Clearing is a change as well."""
    merged = merge(_state(a="1"), _state(a="2"), _state())
    assert merged.subject.answers == {}
    assert merged.conflicts == (Conflict("a", "", -1, "1", "2", None),)


def test_rows_are_merged_one_by_one_where_their_number_stayed() -> None:
    """The first business changed here, the second above."""
    base = _state(({"omset": "1"}, {"omset": "1"}))
    ours = _state(({"omset": "2"}, {"omset": "1"}))
    theirs = _state(({"omset": "1"}, {"omset": "3"}))
    merged = merge(base, ours, theirs)
    assert merged.subject.rows["businesses"] == ({"omset": "2"}, {"omset": "3"})
    assert merged.conflicts == ()


def test_a_block_with_a_row_added_and_another_changed_is_one_conflict() -> None:
    """Which row is which cannot be told, so a person decides."""
    base, theirs = _state(({"omset": "1"},)), _state(({"omset": "3"},))
    ours = _state(({"omset": "1"}, {"omset": "2"}))
    merged = merge(base, ours, theirs)
    assert merged.subject.rows == theirs.rows
    sides = [state.rows["businesses"] for state in (base, ours, theirs)]
    assert merged.conflicts == (Conflict("", "businesses", -1, *sides),)


def test_states_of_different_subjects_are_not_merged() -> None:
    """It would mix two families."""
    with pytest.raises(ValueError, match="subject"):
        merge(_state(), replace(_state(), id="t"), _state())


def test_changes_are_told_answer_by_answer() -> None:
    """With rows, links and the region among them; a removed person comes last."""
    head = Subject("p", SubjectKind.PERSON, {"umur": 40}, links={"family": "f"})
    child = Subject("c", SubjectKind.PERSON, {"umur": 3})
    before = HouseholdRecord("bdt", "1", _state(({"omset": "1"},), lantai="6"), (), (head, child))
    moved = replace(head, links={"family": "g"})
    after_household = replace(_state(({"omset": "2"},), lantai="6"), region="17.71.01.1002")
    after = HouseholdRecord("bdt", "1", after_household, (), (moved,))
    assert changes(before, after) == (
        Change("s", REGION, "", -1, None, "17.71.01.1002"),
        Change("s", "omset", "businesses", 0, "1", "2"),
        Change("p", LINK + "family", "", -1, "f", "g"),
        Change("c", "umur", "", -1, 3, None),
    )


def test_a_new_household_is_all_changes() -> None:
    """There is nothing before it."""
    after = HouseholdRecord("bdt", "1", _state(lantai="6"), (), ())
    assert changes(None, after) == (Change("s", "lantai", "", -1, None, "6"),)


@given(STATES)
def test_a_record_does_not_differ_from_itself(state: Subject) -> None:
    """No change is made up."""
    record = HouseholdRecord("bdt", "1", state, (), ())
    assert changes(record, record) == ()


def _spot(conflict: Conflict) -> tuple[str, str, int]:
    """Return where a conflict stands."""
    return conflict.variable, conflict.rows, conflict.row
