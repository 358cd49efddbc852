"""Revocation lists come down in the header of a parcel, without anybody carrying a file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from forms.canonical import Json
from siksng_tui.exchange.cards import write_revocations
from siksng_tui.exchange.revocations import RevocationList
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.trust import revoking, trusting
from siksng_tui.services.trust.revoking import Carried
from tests.services.bureau import MORNING
from tests.services.lineage import OFFICES, Lineage, copied, set_up

WHY = "Komputer dicuri"


@pytest.fixture
def lineage(tmp_path: Path) -> Lineage:
    """A city under its province, and two villages under the city."""
    made = copied(tmp_path)
    made.enrol("province", "city")
    made.enrol("city", "village")
    made.enrol("city", "neighbour")
    return made


def revoked(lineage: Lineage, lower: str) -> Json:
    """Return the list in which the city took a village's certificate back, as a header has it."""
    with lineage.at(lower) as session:
        serial = f"{read_keys(session.store).signer.chain[0].serial_number:x}"
    path = lineage.stick / f"{lower}.siksng-revocations"
    with lineage.at("city") as session:
        revoking.revoke(session, serial, WHY)
        revoking.write_own_list(session, path)
    document: Json = json.loads(path.read_bytes())
    return document


def carry(lineage: Lineage, office: str, *documents: Json) -> Carried:
    """Return what came of the lists of a parcel that an office opened."""
    with lineage.at(office) as session, session.act("parcel.open"):
        return revoking.keep_newer(session, documents)


def known(lineage: Lineage, office: str) -> list[tuple[str, int]]:
    """Return issuer and number of the lists that an office goes by."""
    with lineage.at(office) as session:
        return [(one.issuer, one.number) for one in trusting.revocations(session)]


def told(carried: Carried) -> list[str]:
    """Return the codes of what was refused."""
    return [error.code for error in carried.refused]


def test_a_newer_list_is_in_force_and_the_known_one_again_is_nothing_new(lineage: Lineage) -> None:
    """A parcel that is opened twice changes nothing."""
    first, second = revoked(lineage, "neighbour"), revoked(lineage, "village")
    city = lineage.id_of("city")
    assert [one.number for one in carry(lineage, "province", first).kept] == [1]
    assert carry(lineage, "province", first) == Carried((), ())
    assert [one.number for one in carry(lineage, "province", second).kept] == [2]
    assert known(lineage, "province") == [(city, 2)]


def test_a_lower_number_is_refused_told_and_keeps_no_other_list_away(lineage: Lineage) -> None:
    """An old parcel that comes late takes nothing back that was taken back."""
    first, second = revoked(lineage, "neighbour"), revoked(lineage, "village")
    carried = carry(lineage, "province", second, first, second)
    assert [one.number for one in carried.kept] == [2]
    assert told(carried) == ["revocations-older"]
    assert known(lineage, "province") == [(lineage.id_of("city"), 2)]


def test_another_list_of_the_same_number_is_refused_and_told(lineage: Lineage) -> None:
    """A city that was restored from a backup has counted to the same number twice."""
    first = revoked(lineage, "neighbour")
    with lineage.at("city") as session:
        own = revoking.own_list(session)
        signer = read_keys(session.store).signer
    assert own is not None
    other = json.loads(write_revocations(replace(own, serials=()), signer))
    carry(lineage, "province", first)
    carried = carry(lineage, "province", other)
    assert (carried.kept, told(carried)) == ((), ["revocations-older"])
    with lineage.at("province") as session:
        assert trusting.revocations(session) == (own,)


def test_an_unknown_issuer_is_passed_over_in_silence(lineage: Lineage) -> None:
    """The list speaks of offices of which nothing comes here."""
    document = revoked(lineage, "village")
    assert carry(lineage, "stranger", document) == Carried((), ())
    assert known(lineage, "stranger") == []


def test_what_is_no_sound_list_is_told_and_the_sound_one_beside_it_kept(lineage: Lineage) -> None:
    """A changed serial, something else altogether, and a list of next year's program."""
    document = revoked(lineage, "village")
    assert isinstance(document, dict) and isinstance(document["payload"], dict)
    changed: Json = {**document, "payload": {**document["payload"], "serials": []}}
    later: Json = {**document, "version": 2}
    carried = carry(lineage, "province", changed, "list", later, document)
    assert [one.number for one in carried.kept] == [1]
    assert told(carried) == ["office-card-unreadable", "office-card-unreadable", "format-newer"]


def test_a_list_under_a_known_id_of_another_place_is_refused_and_told(lineage: Lineage) -> None:
    """A careless city certified a village that calls itself by the province's id."""
    name = lineage.id_of("province")
    set_up(
        lineage.place / "twin",
        replace(OFFICES["neighbour"], region="17.71.01.1003", name="Lain", replaces=name),
    )
    lineage.enrol("city", "twin")
    with lineage.at("twin") as session:
        signer = read_keys(session.store).signer
    forged = RevocationList(name, 9, ("1f",), MORNING)
    carried = carry(lineage, "village", json.loads(write_revocations(forged, signer)))
    assert (carried.kept, told(carried)) == ((), ["office-out-of-scope"])
    assert known(lineage, "village") == []
