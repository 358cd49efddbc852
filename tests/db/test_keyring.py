"""Opening the store's keys with a passphrase or the recovery code, and changing who can."""

import unicodedata
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from db.keys import keyring_members, recovery
from db.keys.keyring import create_keyring, open_keyring
from db.keys.keyring_errors import (
    AccountLockedError,
    AccountNameError,
    AccountTakenError,
    KeyringExistsError,
    KeyringMissingError,
    KeyringUnreachableError,
    LastAccountError,
    NoAccountError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from db.keys.passphrases import PassphraseCommonError, PassphraseLongError, PassphraseShortError
from db.keys.recovery import RecoveryCodeMistypedError
from db.keys.wrapping import FLOOR, calibrated
from tests.db.keyrings import BUDI, SITI, WRONG, Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A folder with a keyring of two people."""
    return new_office(tmp_path)


def test_each_person_opens_the_same_store_key_and_an_own_signing_key(office: Office) -> None:
    """One key for the store, one hand for each signature."""
    siti = office.ring().unlock("siti", SITI)
    budi = office.ring().unlock("budi", BUDI)
    assert siti.store_key == budi.store_key == office.store_key
    assert siti.signing_key.private_numbers() != budi.signing_key.private_numbers()
    assert isinstance(siti.signing_key.curve, SECP256R1)


def test_the_signing_key_is_the_one_that_was_told_when_the_account_was_made(tmp_path: Path) -> None:
    """The office certifies what `add` returned."""
    ring, code = create_keyring(tmp_path, bytes(32), FLOOR)
    told = keyring_members.add(tmp_path, ring.unlock_by_recovery(code), "siti", SITI)
    public = ring.unlock("siti", SITI).signing_key.public_key()
    assert public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) == told


def test_no_key_and_no_passphrase_stands_readable_in_the_folder(office: Office) -> None:
    """A stolen disk gives Argon2id and nothing else."""
    siti = office.ring().unlock("siti", SITI)
    scalar = siti.signing_key.private_numbers().private_value.to_bytes(32)
    data = b"".join(file.read_bytes() for file in office.folder.iterdir())
    for secret in (office.store_key, scalar):
        assert secret not in data
        assert secret.hex().encode() not in data
    assert SITI.encode() not in data
    assert office.code.encode() not in data


def test_what_was_opened_does_not_print_its_keys(office: Office) -> None:
    """A crash report prints what it finds."""
    siti = office.ring().unlock("siti", SITI)
    assert str(siti) == "Unlocked(name='siti', failures=0)"


def test_a_wrong_passphrase_opens_nothing(office: Office) -> None:
    """And is told apart from an unknown account."""
    with pytest.raises(WrongPassphraseError):
        office.ring().unlock("siti", BUDI)
    with pytest.raises(NoAccountError):
        office.ring().unlock("joko", SITI)


def test_a_passphrase_may_be_composed_in_either_way(office: Office) -> None:
    """One keyboard sends é as one character, another as two."""
    keyring_members.add(office.folder, office.opened, "rene", "café di tepi pantai")
    typed = unicodedata.normalize("NFD", "café di tepi pantai")
    assert office.ring().unlock("rene", typed).name == "rene"


@pytest.mark.parametrize(
    ("passphrase", "error"),
    [
        ("sebelas hrf", PassphraseShortError),
        ("x" * 257, PassphraseLongError),
        ("RahasiaNegara", PassphraseCommonError),
        ("abababababab", PassphraseCommonError),
    ],
)
def test_a_weak_passphrase_is_refused(
    office: Office, passphrase: str, error: type[Exception]
) -> None:
    """At the three places where one is chosen, before anything is changed."""
    before = (office.folder / "keyring.json").read_bytes()
    with pytest.raises(error):
        keyring_members.add(office.folder, office.opened, "joko", passphrase)
    with pytest.raises(error):
        keyring_members.reset(office.folder, office.opened, "siti", passphrase)
    with pytest.raises(error):
        office.ring().change("siti", SITI, passphrase)
    assert (office.folder / "keyring.json").read_bytes() == before


def test_a_changed_passphrase_keeps_the_signing_key(office: Office) -> None:
    """Signatures made before must still be this person's."""
    before = office.ring().unlock("siti", SITI).signing_key.private_numbers()
    office.ring().change("siti", SITI, WRONG)
    assert office.ring().unlock("siti", WRONG).signing_key.private_numbers() == before
    with pytest.raises(WrongPassphraseError):
        office.ring().unlock("siti", SITI)


def test_a_reset_gives_a_new_signing_key(office: Office) -> None:
    """The old one was wrapped by the forgotten passphrase alone."""
    before = office.ring().unlock("siti", SITI).signing_key.private_numbers()
    opened = office.ring().unlock_by_recovery(office.code)
    keyring_members.reset(office.folder, opened, "siti", WRONG)
    siti = office.ring().unlock("siti", WRONG)
    assert siti.store_key == office.store_key
    assert siti.signing_key.private_numbers() != before


def test_a_locked_account_opens_nothing_with_the_right_passphrase(office: Office) -> None:
    """The operator has left; the name stays."""
    keyring_members.lock(office.folder, office.opened, "siti")
    with pytest.raises(AccountLockedError):
        office.ring().unlock("siti", SITI)
    assert office.ring().names() == {"budi": True, "siti": False}


def test_an_account_is_unlocked_again_by_someone_else(office: Office) -> None:
    """Without her passphrase, because the store key is sealed to her public key."""
    keyring_members.lock(office.folder, office.opened, "siti")
    budi = office.ring().unlock("budi", BUDI)
    keyring_members.unlock(office.folder, budi, "siti")
    assert office.ring().unlock("siti", SITI).store_key == office.store_key


def test_a_removed_account_is_gone(office: Office) -> None:
    """With its signing key."""
    keyring_members.remove(office.folder, office.opened, "siti")
    with pytest.raises(NoAccountError):
        office.ring().unlock("siti", SITI)


def test_the_last_person_is_neither_locked_nor_removed(office: Office) -> None:
    """Only the paper in the envelope would be left."""
    keyring_members.lock(office.folder, office.opened, "siti")
    with pytest.raises(LastAccountError):
        keyring_members.lock(office.folder, office.opened, "budi")
    with pytest.raises(LastAccountError):
        keyring_members.remove(office.folder, office.opened, "budi")
    assert office.ring().unlock("budi", BUDI).store_key == office.store_key


@pytest.mark.parametrize("name", ["", "a", "Siti", "siti a", "../siti", "1siti", "s" * 33])
def test_an_account_name_that_could_mislead_is_refused(office: Office, name: str) -> None:
    """Names stand in file names, on paper and in the audit."""
    with pytest.raises(AccountNameError):
        keyring_members.add(office.folder, office.opened, name, SITI)


def test_two_accounts_never_share_a_name(office: Office) -> None:
    """And the first one keeps its keys."""
    with pytest.raises(AccountTakenError):
        keyring_members.add(office.folder, office.opened, "siti", WRONG)
    assert office.ring().unlock("siti", SITI).name == "siti"


def test_the_recovery_code_opens_as_it_was_typed_from_paper(office: Office) -> None:
    """Lower case, spaces, O for 0 and I or L for 1."""
    typed = office.code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert office.ring().unlock_by_recovery(typed).store_key == office.store_key


def test_a_mistyped_group_of_the_recovery_code_is_named(office: Office) -> None:
    """Nothing was tried, so nothing is counted."""
    groups = office.code.split("-")
    groups[3] = ("1" if groups[3][0] == "0" else "0") + groups[3][1:]
    with pytest.raises(RecoveryCodeMistypedError) as refused:
        office.ring().unlock_by_recovery("-".join(groups))
    assert refused.value.facts == {"group": 4}
    with pytest.raises(RecoveryCodeMistypedError) as refused:
        office.ring().unlock_by_recovery(office.code[:-1])
    assert refused.value.facts == {"group": 0}


def test_the_recovery_code_of_another_office_is_refused(office: Office) -> None:
    """Well typed, but not ours."""
    with pytest.raises(WrongRecoveryCodeError):
        office.ring().unlock_by_recovery(recovery.new_code())


def test_a_new_recovery_code_ends_the_old_paper(office: Office) -> None:
    """When the envelope was found open."""
    code = keyring_members.renew_recovery(office.folder, office.opened)
    assert office.ring().unlock_by_recovery(code).store_key == office.store_key
    with pytest.raises(WrongRecoveryCodeError):
        office.ring().unlock_by_recovery(office.code)


def test_whoever_holds_the_paper_can_type_a_group_back(office: Office) -> None:
    """Set-up asks for one, so that the paper is known to be readable."""
    group = office.code.split("-")[4]
    assert recovery.confirms(office.code, 5, group.lower())
    assert not recovery.confirms(office.code, 4, group)
    assert not recovery.confirms(office.code, 5, "?")


def test_a_keyring_is_made_once(office: Office) -> None:
    """Making another would shut everybody out."""
    with pytest.raises(KeyringExistsError):
        create_keyring(office.folder, bytes(32), FLOOR)
    assert office.ring().unlock("siti", SITI).store_key == office.store_key


def test_a_folder_without_keyring_is_said(tmp_path: Path) -> None:
    """The wrong folder was named."""
    with pytest.raises(KeyringMissingError):
        open_keyring(tmp_path)


def test_the_measured_cost_takes_half_a_second_and_stays_within_bounds() -> None:
    """On a clock of the test: one pass takes 0.2 s, then no time at all, then very long."""
    assert calibrated(iter([0.0, 0.4]).__next__).passes == 3
    assert calibrated(iter([0.0, 0.0]).__next__).passes == 64
    assert calibrated(iter([0.0, 60.0]).__next__).passes == 2


def test_a_keyring_that_cannot_be_read_is_said(office: Office) -> None:
    """A folder stands under its name: the system refuses to read it."""
    path = office.folder / "keyring.json"
    path.unlink()
    path.mkdir()
    with pytest.raises(KeyringUnreachableError):
        office.ring().unlock("siti", SITI)
