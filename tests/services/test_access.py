"""Forgotten passphrases and people who leave: who can open the office afterwards."""

from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from db.audit import audit
from db.keys.keyring_errors import (
    AccountLockedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from db.keys.passphrases import PassphraseShortError
from db.keys.recovery import RecoveryCodeMistypedError, new_code
from db.keys.wrapping import FLOOR
from db.office import accounts
from db.office.accounts import LastAuthenticatorError
from siksng_tui.services.office import access, keys, offices, sessions
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.parcels import parcelling, proving
from siksng_tui.services.requests import workflow
from siksng_tui.services.sets import sealing
from tests import commands
from tests.services import road
from tests.services.bureau import CITY, PEOPLE, Bureau, a_clock

NEW = "kata sandi baru sekali"


def _recover(bureau: Bureau, code: str, name: str) -> None:
    """Give somebody the new passphrase with the code."""
    access.recover(bureau.folder, access.prove_code(bureau.folder, code), name, NEW, bureau.clock)


def _come_in(folder: Path, name: str, passphrase: str) -> None:
    """Unlock and lock again."""
    sessions.lock(sessions.unlock(folder, name, passphrase))


def _actions(session: Session) -> list[str]:
    """Return what the audit tells."""
    return [entry.action for entry in audit.entries(session.store)]


def _sealed_envelope(bureau: Bureau) -> str:
    """Return the recovery code of the office."""
    with bureau.at_work("budi") as session:
        return access.new_recovery_code(session).recovery_code


def test_a_person_changes_the_own_passphrase_and_keeps_the_key(bureau: Bureau) -> None:
    """What was signed and what will be signed is of one hand."""
    with bureau.at_work("rani") as session:
        before = accounts.get(session.store, "rani").public_key
        with pytest.raises(WrongPassphraseError):
            access.change_passphrase(session, "bukan kata sandinya", NEW)
        access.change_passphrase(session, PEOPLE["rani"].passphrase, NEW)
        assert accounts.get(session.store, "rani").public_key == before
        assert _actions(session).count("account.passphrase") == 1
    with pytest.raises(WrongPassphraseError):
        _come_in(bureau.folder, "rani", PEOPLE["rani"].passphrase)
    _come_in(bureau.folder, "rani", NEW)


def test_an_authenticator_gives_somebody_a_new_passphrase(bureau: Bureau) -> None:
    """Nobody needs the envelope while an authenticator is there."""
    with bureau.at_work("rani") as session, pytest.raises(RoleMissingError):
        access.give_passphrase(session, "budi", NEW)
    with bureau.at_work("budi") as session:
        with pytest.raises(PassphraseShortError):
            access.give_passphrase(session, "rani", "pendek")
        access.give_passphrase(session, "rani", NEW)
        _has_certified_key(session, "rani")
    _come_in(bureau.folder, "rani", NEW)


def test_the_recovery_code_brings_everybody_back(bureau: Bureau) -> None:
    """All passphrases are forgotten; the paper is there."""
    code = _sealed_envelope(bureau)
    _recover(bureau, code.lower().replace("-", " "), "budi")
    session = sessions.unlock(bureau.folder, "budi", NEW, bureau.clock)
    try:
        assert "account.recover" in _actions(session)
        audit.verify(session.store)
        _has_certified_key(session, "budi")
        public = session.unlocked.signing_key.public_key()
        told = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        assert accounts.get(session.store, "budi").public_key == told
    finally:
        sessions.lock(session)


def test_a_new_recovery_code_kills_the_one_before(bureau: Bureau) -> None:
    """After the envelope was opened."""
    old, new = _sealed_envelope(bureau), _sealed_envelope(bureau)
    with pytest.raises(WrongRecoveryCodeError):
        _recover(bureau, old, "rani")
    with pytest.raises(RecoveryCodeMistypedError):
        _recover(bureau, f"{new[:-1]}{'U' if new[-1] != 'U' else 'V'}", "rani")
    with pytest.raises(WrongRecoveryCodeError):
        _recover(bureau, new_code(), "rani")
    _come_in(bureau.folder, "rani", PEOPLE["rani"].passphrase)
    _recover(bureau, new, "rani")
    _come_in(bureau.folder, "rani", NEW)


def test_what_was_signed_with_a_lost_key_still_goes_out(bureau: Bureau) -> None:
    """The office vouches for the old key with the parcel."""
    made = road.covered(bureau)
    _recover(bureau, _sealed_envelope(bureau), "budi")
    with bureau.at_work("rani") as session:
        assert parcelling.export(session, made.number, bureau.stick).exists()


def test_after_a_recovery_the_new_key_signs_and_seals(bureau: Bureau) -> None:
    """The office works on."""
    road.finalised(bureau)
    _recover(bureau, _sealed_envelope(bureau), "budi")
    session = sessions.unlock(bureau.folder, "budi", NEW, bureau.clock)
    workflow.authenticate_all(session)
    made = sealing.seal(session, road.CYCLE)
    sessions.lock(session)
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code)
        assert parcelling.export(session, made.number, bureau.stick).exists()


def test_a_program_that_ends_between_keyring_and_store_leaves_no_harm(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new passphrase opens, and what its key signs goes out; the audit has no entry."""
    road.finalised(bureau)
    code = _sealed_envelope(bureau)

    def killed(*_told: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr(accounts, "set_public_key", killed)
        with pytest.raises(KeyboardInterrupt):
            _recover(bureau, code, "budi")
    session = sessions.unlock(bureau.folder, "budi", NEW, bureau.clock)
    workflow.authenticate_all(session)
    made = sealing.seal(session, road.CYCLE)
    assert "account.recover" not in _actions(session)
    sessions.lock(session)
    with bureau.at_work("rani") as session:
        sealing.cover(session, made.number, road.PAPER, made.code)
        written = parcelling.export(session, made.number, bureau.stick)
        root = bureau.place / "akar.pem"
        offices.write_root(session, root)
    assert proving.verify(written, root, bureau.clock)["proven"]


def test_a_locked_person_comes_in_no_more_and_after_unlocking_as_before(bureau: Bureau) -> None:
    """Somebody who left; somebody who came back."""
    code = _sealed_envelope(bureau)
    with bureau.at_work("rani") as session, pytest.raises(RoleMissingError):
        access.lock_account(session, "tuti")
    with bureau.at_work("budi") as session:
        access.lock_account(session, "rani")
        with pytest.raises(AccountLockedError):
            access.give_passphrase(session, "rani", NEW)
    with pytest.raises(AccountLockedError):
        _come_in(bureau.folder, "rani", PEOPLE["rani"].passphrase)
    with pytest.raises(AccountLockedError):
        _recover(bureau, code, "rani")
    with bureau.at_work("budi") as session:
        access.unlock_account(session, "rani")
        assert {"account.lock", "account.unlock"} <= set(_actions(session))
    _come_in(bureau.folder, "rani", PEOPLE["rani"].passphrase)


def test_nobody_locks_the_own_account_or_the_last_authenticator(bureau: Bureau) -> None:
    """The office would be shut for good."""
    with bureau.at_work("budi") as session:
        with pytest.raises(access.OwnAccountError):
            access.lock_account(session, "budi")
        access.lock_account(session, "tuti")
        with pytest.raises(LastAuthenticatorError):
            accounts.set_active(session.store, "budi", active=False)


def test_the_commands_lead_from_the_envelope_back_to_work(tmp_path: Path) -> None:
    """As the sheet says it: recover, a new code, a new sheet."""
    folder, sheet = tmp_path / "office", tmp_path / "lembar.pdf"
    budi, rani = PEOPLE["budi"], PEOPLE["rani"]
    made = offices.create_office(folder, CITY, [budi, rani], clock=a_clock(), cost=FLOOR)
    typed = f"{made.recovery_code}\npendek\n{NEW}\nlain sekali ini\n{NEW}\n{NEW}\n"
    done = commands.run("--data", str(folder), "operator", "recover", "budi", typed=typed)
    assert done.status == 0
    assert "Kata sandi baru budi" in done.told
    assert done.told.count("terlalu pendek") == 1
    assert "Kedua kata sandi tidak sama" in done.told
    again = {"SIKSNG_PASSPHRASE": NEW}
    head = ("--data", str(folder), "--as", "budi")
    renewed = commands.run(*head, "store", "recovery-code", "--sheet", str(sheet), env=again)
    assert renewed.status == 0
    assert len(renewed.said.strip().split("-")) == 7
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "hapus filenya" in renewed.told
    given = commands.run(
        *head, "operator", "passphrase", "rani", typed=f"{NEW} 2\n{NEW} 2\n", env=again
    )
    assert given.status == 0
    assert commands.run(*head, "operator", "lock", "rani", env=again).status == 0
    listed = commands.run(*head, "operator", "list", env=again)
    assert "operator  terkunci" in listed.said
    assert commands.run(*head, "operator", "unlock", "rani", env=again).status == 0
    _come_in(folder, "rani", f"{NEW} 2")


def test_a_person_changes_the_own_passphrase_at_the_prompt(bureau: Bureau) -> None:
    """The old one first; each prompt says whose."""
    typed = f"{PEOPLE['rani'].passphrase}\n{NEW}\n{NEW}\n"
    head = ("--data", str(bureau.folder), "--as", "rani")
    done = commands.run(*head, "operator", "passphrase", typed=typed)
    assert done.status == 0
    first, second, third = (
        done.told.index(own)
        for own in ("Kata sandi rani", "Kata sandi baru rani (", "Kata sandi baru rani sekali lagi")
    )
    assert first < second < third
    _come_in(bureau.folder, "rani", NEW)


def test_a_new_person_is_asked_for_after_the_own_passphrase(bureau: Bureau) -> None:
    """Who lets in proves it first; three short ones end the command without an account."""
    head = ("--data", str(bureau.folder), "--as", "budi", "operator", "add", "sari")
    words = (*head, "--full-name", "Sari Contoh", "--role", "operator")
    own = PEOPLE["budi"].passphrase
    done = commands.run(*words, typed=f"{own}\n{NEW}\n{NEW}\n")
    assert done.status == 0
    assert done.told.index("Kata sandi budi") < done.told.index("Kata sandi baru sari")
    again = ("--full-name", "Dewi Contoh", "--role", "operator")
    refused = commands.run(*head[:-1], "dewi", *again, typed=f"{own}\na\nb\nc\n")
    assert refused.status == 2
    assert refused.told.count("terlalu pendek") == 3
    with bureau.at_work("budi") as session:
        assert "dewi" not in [one.name for one in accounts.every(session.store)]


def _has_certified_key(session: Session, name: str) -> None:
    """Prove that the office's certificate is for the account's present key."""
    account = accounts.get(session.store, name)
    assert account.certificate is not None
    certificate = x509.load_der_x509_certificate(account.certificate)
    told = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert told == account.public_key
    certificate.verify_directly_issued_by(keys.read_keys(session.store).signer.chain[0])
