"""Which answers are keyed again: those that the operator keyed, of whom the paper is about."""

from forms.verification import verified
from siksng_tui.services.entry import entry, heading, roster, starting
from siksng_tui.services.entry.entry import Entry
from siksng_tui.services.entry.verified_fields import first_answer, verified_fields
from tests.services import moves, road
from tests.services.bureau import Bureau, home

VILLAGE = "17.71.03.1001"


def _asked(entered: Entry) -> list[tuple[str, int]]:
    """Return name and place of each question."""
    return [(field.question.name, field.place) for field in verified_fields(entered)]


def test_of_a_new_household_every_chosen_question_is_asked_of_everybody(bureau: Bureau) -> None:
    """Also one that was left empty: the paper may have an answer there."""
    with bureau.at_work("rani") as session:
        number = starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
        entered, _second = roster.add_person(session, number)
        asked = _asked(entered)
    assert ("luas_lantai", 0) in asked
    assert ("no_kk_keluarga", 1) in asked
    assert [place for name, place in asked if name == "nik"] == [1, 2]
    assert {name for name, _place in asked} <= verified(entered.instrument)


def test_of_a_new_member_nobody_else_is_asked(bureau: Bureau) -> None:
    """What stood in the register was keyed by somebody else, long ago."""
    with bureau.at_work("rani") as session:
        number = starting.new_person(session, home(), "Bayi lahir")
        entered = entry.open_entry(session, number)
        asked = _asked(entered)
        last = len(entered.record.persons)
    assert {place for name, place in asked if name in ("nik", "nama")} == {last}


def test_a_correction_of_something_else_has_nothing_keyed_again(bureau: Bureau) -> None:
    """Who answered at the door decides nothing."""
    with bureau.at_work("rani") as session:
        number = road.draft(session, home(), nama_responden="SITI")
        assert _asked(entry.open_entry(session, number)) == []


def test_of_a_split_the_new_card_and_the_relations_to_the_head_are_keyed_again(
    bureau: Bureau,
) -> None:
    """Names and numbers went along unread; the card of each member follows from the family's."""
    with bureau.at_work("rani") as session:
        number = moves.split(session, 3, 4, head=3)
        entered = moves.answered(session, number)
        moves.typed(session, entered, entered.record.persons[1].id, {"hubungan_krt": "5"})
        asked = _asked(entry.open_entry(session, number))
    assert asked == [("no_kk_keluarga", 1), ("hubungan_krt", 1), ("hubungan_krt", 2)]


def test_of_who_is_left_behind_by_the_head_the_relations_are_keyed_again(bureau: Bureau) -> None:
    """They are typed from the same paper, and decide in whose name a programme pays."""
    with bureau.at_work("rani") as session:
        number = moves.split(session, 1, head=1, left_head=2)
        moves.answered(session, number)
        entered = entry.open_entry(session, number)
        fields = verified_fields(entered)
    left = [(field.question.name, field.place) for field in fields if field.left]
    count = len(entered.records[1].persons)
    assert left == [("hubungan_krt", place) for place in range(1, count + 1)]
    assert [first_answer(entered, field) for field in fields if field.left][:2] == ["1", "3"]


def test_where_the_head_died_the_relations_to_the_next_one_are_keyed_again(bureau: Bureau) -> None:
    """Also a child's, whose code is the same as before, and whose head is not."""
    with bureau.at_work("rani") as session:
        head, follower, *children = moves.persons(session)
        number = starting.deactivation(session, moves.large(session), head.id, "Meninggal")
        entered = entry.open_entry(session, number)
        entered = moves.typed(session, entered, head.id, {"art_nonaktif_alasan": "2"})
        entered = heading.succeed(session, entered, follower.id)
        for own in children:
            entered = moves.typed(session, entered, own.id, {"hubungan_krt": moves.CHILD})
        places = [place for name, place in _asked(entered) if name == "hubungan_krt"]
    assert places == list(range(2, len(children) + 3))
