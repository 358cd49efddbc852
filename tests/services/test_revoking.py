"""Certificates end, are taken back, or are replaced with the PC that held their key."""

import datetime as dt
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db import fetching
from db.office import certificates
from db.office import offices as known_offices
from forms.errors import SiksngError
from siksng_tui.exchange.cards import LastSeen, read_card, read_revocation_file, write_revocations
from siksng_tui.exchange.chains import prove_office
from siksng_tui.exchange.errors import (
    CardUnreadableError,
    CertificateRevokedError,
    FormatNewerError,
    OfficeOutOfScopeError,
    RevocationsOlderError,
    SenderUnknownError,
)
from siksng_tui.exchange.revocations import RevocationList
from siksng_tui.services.enrolment import enrolling, issuing
from siksng_tui.services.enrolment.issuing import KeyTakenBackError, NotReplacedError
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.trust import revoking, trusting, validity
from siksng_tui.services.trust.revoking import (
    CertificateNotFoundError,
    NoRevocationsError,
    RevocationReasonError,
)
from siksng_tui.services.trust.validity import Standing
from tests.services.bureau import MORNING
from tests.services.lineage import CLERK, LATER, OFFICES, Lineage, copied, set_up

WHY = "Komputer dicuri"

YEAR = dt.timedelta(days=365)


@pytest.fixture
def lineage(tmp_path: Path) -> Lineage:
    """A city under its province, and a village under the city."""
    made = copied(tmp_path)
    made.enrol("province", "city")
    made.enrol("city", "village")
    return made


def revoked(lineage: Lineage, upper: str, lower: str, name: str = "list") -> Path:
    """Return the file of the list in which the office above took a certificate back."""
    serial = serial_of(lineage, lower)
    path = lineage.stick / f"{upper}-{name}.siksng-revocations"
    with lineage.at(upper) as session:
        revoking.revoke(session, serial, WHY)
        revoking.write_own_list(session, path)
    return path


def serial_of(lineage: Lineage, office: str) -> str:
    """Return the serial number under which an office works."""
    with lineage.at(office) as session:
        return validity.own_certificate(session).serial


def test_nobody_believes_a_village_that_its_city_took_back(lineage: Lineage) -> None:
    """Neither the city, at once, nor the province, when the list has come."""
    with lineage.at("village") as session:
        chain = read_keys(session.store).signer.chain
    with lineage.at("province") as session:
        assert prove_office(chain, trusting.trusted_roots(session))
    path = revoked(lineage, "city", "village")
    with lineage.at("city") as session, pytest.raises(CertificateRevokedError):
        prove_office(chain, trusting.trusted_roots(session))
    with lineage.at("province") as session:
        assert revoking.take_in(session, path).new
        with pytest.raises(CertificateRevokedError):
            prove_office(chain, trusting.trusted_roots(session))
        assert not revoking.take_in(session, path).new


def test_the_office_that_was_taken_back_is_told(lineage: Lineage) -> None:
    """On its own screen, when the list reaches it."""
    path = revoked(lineage, "city", "village")
    with lineage.at("village") as session:
        revoking.take_in(session, path)
        assert validity.own_certificate(session).standing is Standing.REVOKED
    with lineage.at("city") as session:
        assert [one.standing for one in validity.below(session)] == [Standing.REVOKED]


def test_a_list_grows_and_never_goes_back(lineage: Lineage) -> None:
    """An older one on a stick changes nothing, and is named."""
    first = revoked(lineage, "city", "village", "first")
    lineage.enrol("city", "neighbour")
    second = revoked(lineage, "city", "neighbour", "second")
    with lineage.at("province") as session:
        assert revoking.take_in(session, second).list.number == 2
        before = trusting.revocations(session)
        with pytest.raises(RevocationsOlderError):
            revoking.take_in(session, first)
        assert trusting.revocations(session) == before
        assert len(before[0].serials) == 2


def test_the_same_certificate_is_taken_back_once(lineage: Lineage) -> None:
    """The second time makes no new list; the first reason stays."""
    revoked(lineage, "city", "village")
    with lineage.at("city") as session:
        assert revoking.revoke(session, serial_of_first(session), "lagi").number == 1
        assert [one.reason for one in certificates.every(session.store)] == [WHY]


def serial_of_first(session: Session) -> str:
    """Return the serial number of the newest certificate that was issued."""
    return certificates.every(session.store)[0].serial


def test_what_cannot_be_taken_back_is_refused(lineage: Lineage) -> None:
    """A number of nobody's, a beginning that is too short, no reason, no list, no right."""
    with lineage.at("city") as session:
        serial = serial_of_first(session)
        with pytest.raises(NoRevocationsError):
            revoking.write_own_list(session, lineage.stick / "none")
        for wrong in ("ffffffffff", serial[:4], ""):
            with pytest.raises(CertificateNotFoundError):
                revoking.revoke(session, wrong, WHY)
        for reason in (" ", "x" * 201):
            with pytest.raises(RevocationReasonError):
                revoking.revoke(session, serial, reason)
        assert revoking.own_list(session) is None
        assert revoking.revoke(session, serial[:8].upper(), WHY).serials == (serial,)
    with lineage.at("city", CLERK) as session, pytest.raises(RoleMissingError):
        revoking.revoke(session, serial, WHY)


def test_a_strangers_list_and_a_damaged_one_change_nothing(lineage: Lineage) -> None:
    """Every byte of it is covered by the issuer's signature."""
    path = revoked(lineage, "city", "village")
    with lineage.at("stranger") as session, pytest.raises(SenderUnknownError):
        revoking.take_in(session, path)
    data, wrong_file = path.read_bytes(), lineage.stick / "wrong"
    with lineage.at("province") as session:
        for byte in range(0, len(data), 7):
            wrong = bytearray(data)
            wrong[byte] ^= 1 << (byte % 8)
            wrong_file.write_bytes(wrong)
            with pytest.raises((CardUnreadableError, FormatNewerError)):
                revoking.take_in(session, wrong_file)
        assert trusting.revocations(session) == ()


def test_an_office_below_under_the_id_of_one_above_takes_nothing_back(lineage: Lineage) -> None:
    """A careless city certified a village that calls itself by the province's id."""
    name = lineage.id_of("province")
    set_up(lineage.place / "twin", replace(OFFICES["neighbour"], replaces=name))
    lineage.enrol("city", "twin")
    file = lineage.stick / "forged"
    with lineage.at("twin") as session:
        signer = read_keys(session.store).signer
    forged = RevocationList(name, 9, (serial_of(lineage, "city"),), MORNING)
    file.write_bytes(write_revocations(forged, signer))
    for office in ("village", "province"):
        with lineage.at(office) as session, pytest.raises(OfficeOutOfScopeError):
            revoking.take_in(session, file)


def test_a_key_that_was_taken_back_is_never_certified_again(lineage: Lineage) -> None:
    """Neither by a renewal, nor as a replaced PC."""
    revoked(lineage, "city", "village")
    file, fingerprint = lineage.ask("village", "again")
    with lineage.at("city") as session:
        asking = issuing.meet(session, file)
        for certify in (issuing.issue, issuing.replace_pc):
            with pytest.raises(KeyTakenBackError):
                certify(session, asking, fingerprint)


def test_a_lost_pc_is_replaced_under_the_old_id(lineage: Lineage) -> None:
    """New key, next epoch, the last parcel that came, and the lost key taken back, in one step."""
    village = lineage.id_of("village")
    set_up(lineage.place / "new", replace(OFFICES["village"], replaces=village))
    lost = serial_of(lineage, "village")
    file, fingerprint = lineage.ask("new")
    path = lineage.stick / "new.siksng-office"
    with lineage.at("city") as session:
        _came(session, village, epoch=1, sequence=17)
        issued = issuing.replace_pc(session, issuing.meet(session, file), fingerprint)
        issuing.write_issued_card(session, village, path)
        known = revoking.own_list(session)
        assert known is not None and known.serials == (lost,)
        assert [one.serial for one in validity.below(session)] == [issued.serial]
    card = read_card(path.read_bytes())
    assert (card.office.id, card.epoch, card.after) == (village, 2, LastSeen(1, 17))
    assert lineage.take("new", path, "city")
    with lineage.at("new") as session:
        assert read_keys(session.store).epoch == 2


def test_a_restored_pc_keeps_its_key_in_a_new_epoch(lineage: Lineage) -> None:
    """Nothing is taken back: the key was not lost."""
    file, fingerprint = lineage.ask("village", "restored")
    with lineage.at("city") as session:
        issued = issuing.replace_pc(session, issuing.meet(session, file), fingerprint)
        assert revoking.own_list(session) is None
    card = read_card(issued.card)
    assert (card.epoch, card.after) == (2, None)


def test_only_a_certified_office_has_a_pc_to_replace(lineage: Lineage) -> None:
    """Else it is a first certificate."""
    file, fingerprint = lineage.ask("neighbour")
    with lineage.at("city") as session, pytest.raises(NotReplacedError):
        issuing.replace_pc(session, issuing.meet(session, file), fingerprint)


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        (LATER, Standing.VALID),
        (LATER + 5 * YEAR - dt.timedelta(days=90), Standing.ENDING),
        (LATER + 5 * YEAR + dt.timedelta(days=1), Standing.ENDED),
    ],
)
def test_the_end_of_a_certificate_is_told_in_time(
    lineage: Lineage, now: dt.datetime, standing: Standing
) -> None:
    """Ninety days before, on both sides."""
    with lineage.at("village", now=now) as session:
        assert validity.own_certificate(session).standing is standing
    with lineage.at("city", now=now) as session:
        assert [one.standing for one in validity.below(session)] == [standing]


def test_an_office_on_its_own_has_no_end_to_fear(lineage: Lineage) -> None:
    """Its root lasts twenty years."""
    with lineage.at("neighbour") as session:
        assert validity.own_certificate(session).standing is Standing.OWN


def test_an_ended_certificate_is_renewed(lineage: Lineage) -> None:
    """Time never locks an office out: the request is taken, the new card begins now."""
    later = LATER + 6 * YEAR
    file, path = lineage.stick / "late", lineage.stick / "late-card"
    with lineage.at("village", now=later) as session:
        fingerprint = enrolling.request_certificate(session, file)
    with lineage.at("city", now=later) as session:
        issued = issuing.issue(session, issuing.meet(session, file), fingerprint)
        issuing.write_issued_card(session, issued.office, path)
    with lineage.at("village", now=later) as session:
        assert enrolling.enrol(session, enrolling.meet(session, path))


def test_a_kill_inside_a_step_leaves_all_of_it_or_nothing(lineage: Lineage) -> None:
    """Killed after the first of two writes, the office is what it was and the step goes again."""
    asked = lineage.ask("village", "renewal")

    def issues() -> None:
        with lineage.at("city") as session:
            _die_after(certificates, "record")
            issuing.issue(session, issuing.meet(session, asked[0]), asked[1])

    def revokes() -> None:
        with lineage.at("city") as session:
            _die_after(certificates, "revoke")
            revoking.revoke(session, serial_of_first(session), WHY)

    before = _books(lineage)
    for step in (issues, revokes):
        assert _killed(step)
        assert _books(lineage) == before
    card = lineage.grant("city", asked)

    def enrols() -> None:
        with lineage.at("village") as session:
            _die_after(known_offices, "add")
            enrolling.enrol(session, enrolling.meet(session, card))

    serial = serial_of(lineage, "village")
    assert _killed(enrols)
    assert serial_of(lineage, "village") == serial
    assert lineage.take("village", card, "city")
    assert serial_of(lineage, "village") != serial


def _books(lineage: Lineage) -> tuple[object, ...]:
    """Return what the city issued and took back."""
    with lineage.at("city") as session:
        return certificates.every(session.store), certificates.lists(session.store)


def _die_after(module: object, name: str) -> None:
    """Let this process be killed as soon as a function of a module returned."""
    done: Callable[..., object] = getattr(module, name)

    def killed(*args: object, **more: object) -> None:
        done(*args, **more)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, killed)


def _killed(step: Callable[[], None]) -> bool:
    """Return whether a step, in a process of its own, was killed on its way."""
    child = os.fork()
    if not child:
        try:
            step()
        except SiksngError:
            os._exit(3)
        finally:
            os._exit(4)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _came(session: Session, sender: str, epoch: int, sequence: int) -> None:
    """Let a parcel of an office have come, as the books of the link say it."""
    fetching.write(
        session.store,
        "INSERT INTO link (sender, recipient, epoch, sequence, digest) VALUES (?, ?, ?, ?, ?)",
        (sender, session.office.id, epoch, sequence, bytes(32)),
    )


def test_the_list_of_a_file_is_what_its_issuer_signed(lineage: Lineage) -> None:
    """It proves itself under the province's root, as anybody can check."""
    path = revoked(lineage, "city", "village")
    with lineage.at("province") as session:
        found = read_revocation_file(path.read_bytes(), trusting.trusted_roots(session))
    assert (found.issuer, found.number) == (lineage.id_of("city"), 1)
