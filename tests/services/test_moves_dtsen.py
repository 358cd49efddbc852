"""Splits and merges of families that are kept with the DTSEN form: one card, one relation."""

import pytest

from db.requests import accept
from forms.findings import Severity
from forms.records import State
from siksng_tui.services.entry import entry, heading, merging, splitting, starting
from siksng_tui.services.entry.entry import Entry
from siksng_tui.services.entry.merging import QuestionnairesDifferError
from siksng_tui.services.entry.parting import Leaving
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import lookup, queues
from tests.services import moves
from tests.services.bureau import Bureau

RELATION = "kd_hubungan_dg_kk"


def test_a_split_asks_the_card_and_the_one_relation_and_names_who_is_original(
    bureau: Bureau,
) -> None:
    """Question 115: 1 is the original family, 2 the one that split off."""
    with bureau.at_work("rani") as session:
        household = _converted(session, moves.large(session))
        people = moves.persons(session, household)
        leaving = Leaving(frozenset(own.id for own in people[2:4]), people[2].id)
        number = splitting.split(session, household, leaving, moves.WHY)
        filled = entry.open_entry(session, number)
        family, (head, other) = filled.record.families[0], filled.record.persons
        assert head.answers[RELATION] == "1"
        assert RELATION not in other.answers
        assert head.answers["nama"] == filled.record.household.answers["nama_kepala_keluarga"]
        filled = moves.typed(session, filled, family.id, {"no_kk": moves.CARD})
        filled = moves.typed(session, filled, other.id, {RELATION: "3"})
        assert _filed(session, filled) is State.CHECKED
        new, left = queues.review(session, number).records
    assert new.household.answers["status_keluarga"] == "2"
    assert left.household.answers["status_keluarga"] == "1"
    assert new.household.answers["jumlah_anggota_keluarga"] == 2


def test_a_merge_asks_the_one_relation_of_those_who_come(bureau: Bureau) -> None:
    """The other family is closed."""
    with bureau.at_work("rani") as session:
        here, there = (_converted(session, own) for own in _two(session))
        number = merging.merge(session, here, there, moves.TOGETHER)
        filled = entry.open_entry(session, number)
        for own in moves.persons(session, there):
            filled = moves.typed(session, filled, own.id, {RELATION: "3"})
        assert _filed(session, filled) is State.CHECKED
        accept.apply_proposal(session.store, number)
        assert not lookup.household(session, there).summary.active


def test_a_head_who_leaves_is_followed_by_another_to_whom_the_one_relation_is_asked(
    bureau: Bureau,
) -> None:
    """Of a duplicate no code of 404 speaks: the form asks, and nobody is counted silently."""
    with bureau.at_work("rani") as session:
        household = _converted(session, moves.large(session))
        head, follower, *children = moves.persons(session, household)
        number = starting.deactivation(session, household, head.id, "Tercatat dua kali")
        filled = entry.open_entry(session, number)
        filled = moves.typed(session, filled, head.id, {"art_nonaktif_alasan": "3"})
        assert filled.subject(head.id).answers["kd_ket_keberadaan_art"] == "1"
        assert "M38" in {own.rule for own in filled.open_findings()}
        filled = heading.succeed(session, filled, follower.id)
        filled = moves.typed(session, filled, head.id, {"kd_ket_keberadaan_art": "6"})
        filled = moves.typed(session, filled, children[0].id, {RELATION: "3"})
        missing = {own.place.subject for own in filled.open_findings() if own.rule == "M01"}
    assert filled.subject(follower.id).answers[RELATION] == "1"
    assert missing == {own.id for own in children[1:]}
    assert filled.record.household.answers["jumlah_anggota_keluarga"] == len(children) + 1


def test_families_of_two_questionnaires_are_not_merged(bureau: Bureau) -> None:
    """Their members would be asked with neither."""
    with bureau.at_work("rani") as session:
        here, there = _two(session)
        _converted(session, here)
        with pytest.raises(QuestionnairesDifferError):
            merging.merge(session, here, there, moves.TOGETHER)


def _two(session: Session) -> tuple[str, str]:
    """Return two households."""
    return moves.large(session), moves.small(session)


def _converted(session: Session, household: str) -> str:
    """Return a household that is kept with the DTSEN form from now on."""
    number = starting.conversion(session, household, "dtsen", "Pemutakhiran DTSEN")
    assert _filed(session, entry.open_entry(session, number)) is State.CHECKED
    accept.apply_proposal(session.store, number)
    return household


def _filed(session: Session, filled: Entry) -> State:
    """Return the state after filing, every flag explained."""
    for finding in filled.open_findings():
        assert finding.severity is Severity.FLAG, finding
        filled = entry.give_reason(session, filled, finding.key, "sesuai kartu keluarga")
    return entry.file_entry(session, filled).state
