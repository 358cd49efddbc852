"""The way of the cursor through a form."""

import dataclasses

import pytest

from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Mark
from siksng_tui.widgets.goto import meant
from siksng_tui.widgets.walk import Walk
from tests.siksng_tui.demo import questions


def _at(walk: Walk) -> str:
    """Return the id of the field under the cursor."""
    return walk.field.id if walk.field else ""


def test_a_form_begins_at_its_first_open_question() -> None:
    """Headings, skipped and computed questions are passed."""
    assert _at(Walk(questions())) == "village"


@pytest.mark.parametrize(("start", "at"), [("roof", "roof"), ("wall", "village"), ("x", "village")])
def test_a_form_reopens_where_it_was_left_if_that_is_still_asked(start: str, at: str) -> None:
    """After a power cut the operator goes on in the same field."""
    assert _at(Walk(questions(), start)) == at


def test_the_way_forward_passes_skipped_and_computed_questions() -> None:
    """Down to the last one, which is not left."""
    walk = Walk(questions())
    way = [_at(walk)]
    while walk.forward():
        way.append(_at(walk))
    assert way == ["village", "area", "floor", "roof", "nik", "born"]


def _begun() -> list[FormLine]:
    """Return the demo form as one of a record that is being begun: what is answered is passed."""
    return [
        dataclasses.replace(own, filled=bool(own.value)) if isinstance(own, FieldLine) else own
        for own in questions()
    ]


def test_ahead_passes_what_is_filled_and_forward_stands_on_it() -> None:
    """Enter and a full field are the one, Tab and the arrow the other."""
    walk = Walk(_begun())
    way = [_at(walk)]
    while walk.ahead():
        way.append(_at(walk))
    assert way == ["area", "floor", "nik", "born"]
    walk = Walk(_begun(), "floor")
    assert walk.forward() and _at(walk) == "roof"
    assert walk.back() and _at(walk) == "floor"


@pytest.mark.parametrize(
    ("mark", "stops"), [(Mark.BLOCK, True), (Mark.FLAG, True), (Mark.NOTE, False)]
)
def test_ahead_stops_at_what_is_filled_where_something_was_found(
    mark: Mark, *, stops: bool
) -> None:
    """Answers were typed one question too low, because a doubtful one was passed."""
    lines = [
        dataclasses.replace(own, mark=mark)
        if isinstance(own, FieldLine) and own.id == "roof"
        else own
        for own in _begun()
    ]
    walk = Walk(lines, "floor")
    assert walk.ahead() and (_at(walk) == "roof") is stops


def test_a_form_in_which_all_is_filled_begins_at_its_first_question() -> None:
    """Somebody looks through it once more."""
    lines = [
        dataclasses.replace(own, filled=True, mark=Mark.NONE) if isinstance(own, FieldLine) else own
        for own in questions()
    ]
    walk = Walk(lines)
    assert _at(walk) == "village"
    assert not walk.ahead()


def test_the_next_empty_field_follows_in_this_block_or_the_next() -> None:
    """What was answered at once is passed; where nothing is empty the next block begins."""
    walk = Walk(questions())
    empty = [own.id for own in questions() if isinstance(own, FieldLine) and own.open]
    places = []
    while walk.to_next_empty():
        places.append(_at(walk))
    assert places == [own for own in empty if own in places]
    assert places[-1] == empty[-1]


def test_the_way_back_is_the_one_really_taken() -> None:
    """A jump is undone by one key, not walked back."""
    walk = Walk(questions())
    walk.forward()
    assert walk.to_field("born")
    assert walk.back() and _at(walk) == "area"
    assert walk.back() and _at(walk) == "village"
    assert not walk.back()


def test_the_way_back_leaves_out_what_is_no_longer_asked() -> None:
    """An answer may close a question that was visited."""
    walk = Walk(questions(), "floor")
    walk.forward()
    walk.forward()
    walk.replace([dataclasses.replace(_field("roof"), skipped=True)])
    assert walk.back() and _at(walk) == "floor"


def test_without_a_way_back_the_question_above_is_next() -> None:
    """A form that was reopened in its middle."""
    walk = Walk(questions(), "nik")
    assert not walk.back()
    assert walk.up() and _at(walk) == "roof"
    assert walk.up() and walk.up() and walk.up() and not walk.up()
    assert _at(walk) == "village"


def test_the_way_back_is_taken_along_to_another_form_and_back() -> None:
    """A page that was left is returned to with the way through it."""
    walk = Walk(questions(), "floor")
    assert walk.to_field("nik") and walk.to_field("village")
    other = Walk(questions(), "village")
    other.retrace(walk.trail())
    assert other.back() and _at(other) == "nik"
    assert other.back() and _at(other) == "floor"


def test_blocks_are_gone_through_from_start_to_start() -> None:
    """Up first goes to the start of the block one is in."""
    walk = Walk(questions(), "roof")
    assert walk.block(-1) and _at(walk) == "floor"
    assert walk.block(-1) and _at(walk) == "village"
    assert walk.block(1) and walk.block(1) and _at(walk) == "nik"
    assert not walk.block(1)


@pytest.mark.parametrize(
    ("number", "at"), [("IV.2", "born"), ("iv 2", "born"), ("iii5", "roof"), ("5", "roof")]
)
def test_a_question_is_found_by_its_number_however_it_is_spelled(number: str, at: str) -> None:
    """As it is printed, or the quick way."""
    assert _meant_from("village", number) == [at]


@pytest.mark.parametrize(("number", "at"), [("[7]", "a"), ("7", "a"), ("2", "b"), ("[2]", "c")])
def test_the_number_of_a_line_is_found_as_the_paper_prints_it(number: str, at: str) -> None:
    """Without its brackets only where the form's own numbers leave it free."""
    page = [FieldLine("a", "A", "[7]"), FieldLine("b", "B", "I.2"), FieldLine("c", "C", "[2]")]
    assert [own.id for own in meant([page], number)] == [at]


def test_in_a_new_record_the_next_block_begins_where_nobody_answered() -> None:
    """Back goes to its very first question; a block that is all filled is stood on as well."""
    filled = [
        dataclasses.replace(own, filled=own.id in ("floor", "nik", "born"))
        if isinstance(own, FieldLine)
        else own
        for own in questions()
    ]
    walk = Walk(filled)
    assert walk.block(1) and _at(walk) == "roof"
    assert walk.block(-1) and _at(walk) == "floor"
    assert walk.block(1) and _at(walk) == "nik"


def test_a_number_alone_means_the_question_of_this_block() -> None:
    """Every block counts from one."""
    assert _meant_from("nik", "2") == ["born"]
    assert _meant_from("village", "2") == ["area"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("roof", ["roof"]),
        ("KIND widest", ["floor", "roof"]),
        ("condition", []),
        ("of", ["area", "floor", "roof", "nik", "born"]),
    ],
)
def test_words_mean_every_open_question_that_has_them_all(text: str, found: list[str]) -> None:
    """In any order and as parts of words; the person chooses where there are several."""
    assert _meant_from("village", text) == found


def test_a_number_on_another_page_goes_before_words_and_words_here_before_those_there() -> None:
    """Whoever types a number has it from the paper."""
    here = [FieldLine("rooms", "Rooms, of them 2 with a roof", number="1")]
    there = [FieldLine("roof", "Roof", number="2"), FieldLine("wall", "Wall", number="3")]
    pages = [here, there]
    assert [own.id for own in meant(pages, "2")] == ["roof"]
    assert [own.id for own in meant(pages, "roof")] == ["rooms"]
    assert [own.id for own in meant(pages, "wall")] == ["wall"]


@pytest.mark.parametrize("number", ["", "III.4a", "IX.9", "."])
def test_a_number_that_is_not_asked_means_no_question(number: str) -> None:
    """Skipped questions cannot be gone to."""
    assert _meant_from("roof", number) == []


def test_findings_are_gone_through_and_begin_again() -> None:
    """The only one is found from before and from behind."""
    walk = Walk(questions())
    assert walk.to_finding() and _at(walk) == "nik"
    assert not walk.to_finding()
    walk.forward()
    assert walk.to_finding() and _at(walk) == "nik"


def test_only_lines_that_differ_are_named_to_be_drawn_again() -> None:
    """Drawing is what costs."""
    walk = Walk(questions())
    changed = dataclasses.replace(_field("area"), value="36")
    assert walk.replace([_field("village"), changed, FieldLine("unknown", "")]) == [2]
    assert walk.replace([changed]) == []


@pytest.mark.parametrize("lines", [[], [HeadingLine("I")], [FieldLine("a", "A", derived=True)]])
def test_a_form_without_an_open_question_has_no_field(lines: list[FormLine]) -> None:
    """Nothing can be typed and nothing fails."""
    walk = Walk(lines)
    assert walk.field is None
    moves = (walk.forward(), walk.back(), walk.up(), walk.block(1), walk.to_finding())
    assert not any(moves)
    assert walk.around() == []


def _field(field_id: str) -> FieldLine:
    """Return a question of the demo form."""
    return next(own for own in questions() if isinstance(own, FieldLine) and own.id == field_id)


def _meant_from(start: str, text: str) -> list[str]:
    """Return which fields a text means to who stands on one."""
    return [own.id for own in meant([Walk(questions(), start).around()], text)]


def test_other_lines_leave_the_cursor_on_its_field_and_the_way_back_as_it_was() -> None:
    """A row was begun, and the form has an empty one more."""
    walk = Walk(questions())
    walk.forward()
    assert walk.to_field("roof")
    walk.relay([FieldLine("more", "More"), *questions()])
    assert _at(walk) == "roof"
    assert walk.back() and _at(walk) == "area"
    assert walk.back() and _at(walk) == "village"
