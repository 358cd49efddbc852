"""Which family a begun person is of: the number on the paper's line says it."""

from forms import merge
from siksng_tui.services.entry import entry, filling, roster, starting
from siksng_tui.services.office.sessions import Session
from tests.services.bureau import Bureau

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""

CARD = "1771011708099001"
"""Of the first family."""


def _with_child(session: Session) -> tuple[entry.Entry, str]:
    """Return the draft of a new household with a head and a child on one card, and the child."""
    number = starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
    filled = entry.open_entry(session, number)
    filled = _typed(session, filled, filled.record.families[0].id, no_kk_keluarga=CARD)
    filled, child = roster.add_person(session, number)
    return _typed(session, filled, child, nama="GIBRAN", hubungan_keluarga="3"), child


def _typed(session: Session, filled: entry.Entry, subject: str, **answers: str) -> entry.Entry:
    """Return the entry after answers of a subject were typed."""
    for variable, text in answers.items():
        filled = entry.leave_field(session, filled, entry.LeftField(subject, variable, text))
    return filled


def test_the_next_family_number_on_a_members_line_begins_that_family(bureau: Bureau) -> None:
    """Paper with two cards is typed line by line; nobody has to know another key."""
    with bureau.at_work("rani") as session:
        filled, child = _with_child(session)
        filled = _typed(session, filled, child, nuk="2")
        _, second = filled.record.families
        grown, baby = roster.add_person(session, filled.number)
    moved = filled.record.subject(child)
    assert second.answers == {"nuk_keluarga": 2}
    assert moved.links["family"] == second.id
    assert (moved.answers["hubungan_keluarga"], moved.answers.get("no_kk")) == ("1", None)
    assert grown.record.subject(baby).links["family"] == second.id
    assert grown.record.household.answers["jumlah_keluarga"] == 2


def test_a_card_that_was_typed_for_the_head_of_a_second_family_is_that_familys(
    bureau: Bureau,
) -> None:
    """On paper it stands before the family's number; the next member has it already."""
    with bureau.at_work("rani") as session:
        filled, child = _with_child(session)
        filled = _typed(session, filled, child, no_kk="1771011708099002", nuk="2")
        filled, wife = roster.add_person(session, filled.number)
    assert [own.answers.get("no_kk_keluarga") for own in filled.record.families] == [
        CARD,
        "1771011708099002",
    ]
    assert filled.record.subject(wife).answers["no_kk"] == "1771011708099002"


def test_a_card_that_is_typed_behind_the_number_of_a_second_family_is_that_familys(
    bureau: Bureau,
) -> None:
    """A number that is not whole is nobody's, and the card of the first family stays."""
    with bureau.at_work("rani") as session:
        filled, child = _with_child(session)
        filled = _typed(session, filled, child, no_kk="1771011708099003", nuk="2")
        filled = _typed(session, filled, filled.record.families[1].id, no_kk_keluarga="")
        filled = _typed(session, filled, child, no_kk="177101")
        assert "no_kk_keluarga" not in filled.record.families[1].answers
        filled = _typed(session, filled, child, no_kk="1771011708099002")
        head = filled.record.persons[0].id
        filled = _typed(session, filled, head, no_kk="1771011708099004")
    assert [own.answers.get("no_kk_keluarga") for own in filled.record.families] == [
        CARD,
        "1771011708099002",
    ]


def test_a_member_takes_the_card_of_the_family_whose_number_is_typed(bureau: Bureau) -> None:
    """The card belongs to the family."""
    with bureau.at_work("rani") as session:
        filled, child = _with_child(session)
        filled = _typed(session, filled, child, nuk="2")
        second = filled.record.families[1].id
        filled = _typed(session, filled, second, no_kk_keluarga="1771011708099002")
        filled, more = roster.add_person(session, filled.number)
        filled = _typed(session, filled, more, nuk="1")
    cards = [own.answers["no_kk"] for own in filled.record.persons]
    assert cards == [CARD, "1771011708099002", CARD]
    assert filled.record.subject(more).links["family"] == filled.record.families[0].id


def test_a_family_begun_by_a_slip_goes_when_the_number_is_put_right(bureau: Bureau) -> None:
    """An empty family is none, whether the number is typed again or taken back."""
    with bureau.at_work("rani") as session:
        filled, child = _with_child(session)
        slip = _typed(session, filled, child, nuk="2")
        right = _typed(session, slip, child, nuk="1")
        assert len(right.record.families) == 1
        again = _typed(session, right, child, nuk="2")
        taken = merge.changes(again.record, right.record)
        back = filling.put_back(session, again, taken, "")
    assert len(back.record.families) == 1
    assert back.record.subject(child).answers["no_kk"] == CARD


def test_a_number_beyond_the_next_begins_no_family(bureau: Bureau) -> None:
    """A slip of the finger is a finding, and no family."""
    with bureau.at_work("rani") as session:
        filled, child = _with_child(session)
        filled = _typed(session, filled, child, nuk="5")
    assert len(filled.record.families) == 1
    assert "H06" in {own.rule for own in filled.findings}


def test_a_family_whose_number_is_cleared_keeps_its_members(bureau: Bureau) -> None:
    """Nobody is put anywhere because of a number that is being typed again."""
    with bureau.at_work("rani") as session:
        filled, _ = _with_child(session)
        first = filled.record.families[0].id
        filled = _typed(session, filled, first, nuk_keluarga="")
    assert [own.id for own in filled.record.families] == [first]
    assert {own.links["family"] for own in filled.record.persons} == {first}


def test_the_first_family_never_goes_with_its_card(bureau: Bureau) -> None:
    """The head's number, typed wrongly, is typed again, and all is as it was."""
    with bureau.at_work("rani") as session:
        number = starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
        filled = entry.open_entry(session, number)
        (family,), (head,) = filled.record.families, filled.record.persons
        filled = _typed(session, filled, family.id, no_kk_keluarga=CARD)
        slip = _typed(session, filled, head.id, nuk="2")
        assert "H06" in {own.rule for own in slip.findings}
        right = _typed(session, slip, head.id, nuk="1")
    assert [own.answers["no_kk_keluarga"] for own in right.record.families] == [CARD]
    assert right.record.persons[0].links["family"] == family.id


def test_a_family_between_others_stays_when_its_members_go(bureau: Bureau) -> None:
    """Its members can come back to its number."""
    with bureau.at_work("rani") as session:
        filled, child = _with_child(session)
        filled = _typed(session, filled, child, nuk="2")
        head = filled.record.persons[0].id
        gone = _typed(session, filled, head, nuk="2")
        assert len(gone.record.families) == 2
        back = _typed(session, gone, head, nuk="1")
    links = [own.links["family"] for own in back.record.persons]
    assert links == [own.id for own in back.record.families]


def test_a_family_that_went_by_a_slip_comes_back_with_its_card(bureau: Bureau) -> None:
    """Of a member who was taken away nothing comes back."""
    with bureau.at_work("rani") as session:
        filled, child = _with_child(session)
        filled = _typed(session, filled, child, nuk="2")
        second = filled.record.families[1].id
        filled = _typed(session, filled, second, no_kk_keluarga="1771011708099009")
        filled = _typed(session, filled, child, nuk="1")
        assert len(filled.record.families) == 1
        filled = _typed(session, filled, child, nuk="2")
        assert filled.record.families[1].answers["no_kk_keluarga"] == "1771011708099009"
        assert filled.record.subject(child).answers["no_kk"] == "1771011708099009"
        roster.remove(session, filled.number, child)
        filled, other = roster.add_person(session, filled.number)
        filled = _typed(session, filled, other, nama="SITI", nuk="2")
        assert "no_kk_keluarga" not in filled.record.families[1].answers
