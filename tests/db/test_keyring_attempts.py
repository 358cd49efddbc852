"""Wrong passphrases slow the next one down, whatever is done to clock, file and process."""

from pathlib import Path

import pytest

from db.keys import keyring_members
from db.keys.attempts import Attempts, WaitError
from db.keys.keyring import Keyring
from db.keys.keyring_errors import WrongPassphraseError, WrongRecoveryCodeError
from db.keys.recovery import new_code
from tests.db.keyrings import BUDI, SITI, WRONG, Office, Seconds, new_office
from tests.db.programs import run, running

WAIT_IN_A_NEW_PROCESS = (
    "import sys, time\nfrom pathlib import Path\nfrom db.keys.attempts import Attempts\n"
    "time.time = lambda: float(sys.argv[2])\n"
    "attempts = Attempts(Path(sys.argv[1]), lambda: 5.0)\n"
    "print(attempts.wait_left('siti'))\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A folder with a keyring of two people."""
    return new_office(tmp_path)


def test_the_first_four_failures_are_free(office: Office) -> None:
    """Caps lock happens."""
    ring = office.ring()
    _fail(ring, 4)
    assert ring.wait_left("siti") == 0
    assert ring.unlock("siti", SITI).failures == 4


def test_success_forgets_the_failures(office: Office) -> None:
    """The owner was told the number."""
    ring = office.ring()
    _fail(ring, 4)
    ring.unlock("siti", SITI)
    assert ring.unlock("siti", SITI).failures == 0


def test_the_wait_doubles_from_the_fifth_failure_up_to_an_hour(office: Office) -> None:
    """15 s, 30 s, 60 s and so on; twenty tries take as long as computed."""
    clock = Seconds()
    ring = office.ring(clock)
    waits = []
    for _ in range(15):
        _fail(ring, 1)
        waits.append(ring.wait_left("siti"))
        clock.now += waits[-1]
    doubling = [15.0 * 2**n for n in range(8)]
    assert waits == [0.0] * 4 + doubling + [3600.0] * 3


def test_nothing_is_tried_before_the_wait_is_over(office: Office) -> None:
    """Not even the right passphrase, and the refused try is not counted."""
    clock = Seconds()
    ring = office.ring(clock)
    _fail(ring, 5)
    clock.now += 14.5
    with pytest.raises(WaitError) as refused:
        ring.unlock("siti", SITI)
    assert refused.value.facts == {"seconds": 1}
    clock.now += 0.5
    assert ring.unlock("siti", SITI).failures == 5


def test_the_wait_is_a_persons_own(office: Office) -> None:
    """Nobody can shut a colleague out by guessing at another account."""
    ring = office.ring()
    _fail(ring, 5)
    assert ring.unlock("budi", BUDI).name == "budi"


def test_wrong_recovery_codes_wait_too(office: Office) -> None:
    """Under a count of their own."""
    ring = office.ring()
    for _ in range(5):
        with pytest.raises(WrongRecoveryCodeError):
            ring.unlock_by_recovery(new_code())
    with pytest.raises(WaitError):
        ring.unlock_by_recovery(office.code)


def test_opening_the_screen_again_does_not_shorten_the_wait_nor_lengthen_it(
    office: Office,
) -> None:
    """Another keyring object of the same process continues the same wait."""
    clock = Seconds()
    _fail(office.ring(clock), 5)
    clock.now += 10
    assert office.ring(clock).wait_left("siti") == 5


@pytest.mark.parametrize("wall_clock", ["0", "4102444800"])
def test_a_restart_waits_the_whole_time_whatever_the_clock_says(
    office: Office, wall_clock: str
) -> None:
    """1970 and 2100 are the same to it."""
    clock = Seconds()
    _fail(office.ring(clock), 5)
    clock.now += 14
    assert run(WAIT_IN_A_NEW_PROCESS, office.folder, wall_clock) == "15.0\n"


def test_a_try_in_another_process_begins_the_wait_anew(office: Office) -> None:
    """Ten processes would otherwise try ten times a wait."""
    clock, elsewhere = Seconds(), Attempts(office.folder, Seconds())
    ring = office.ring(clock)
    _fail(ring, 4)
    elsewhere.begin("siti")
    clock.now += 1000
    assert ring.wait_left("siti") == 15


def test_killing_the_program_while_it_tries_saves_no_try(office: Office) -> None:
    """The count is on the disk before the passphrase is looked at, which here takes seconds."""
    _make_slow(office)
    program = (
        "import sys\nfrom pathlib import Path\nfrom db.keys.keyring import open_keyring\n"
        "print('ready', flush=True)\n"
        "open_keyring(Path(sys.argv[1])).unlock('siti', 'bukan kata sandinya')\n"
    )
    counted = office.folder / "attempts.json"
    for failures in (1, 2):
        with running(program, office.folder) as unlocking:
            while f'"siti":{failures}'.encode() not in _content(counted):
                assert unlocking.poll() is None


@pytest.mark.parametrize("data", [b"", b"{}", b'{"failures":{"siti":"x"}}', b"\xff", b"[]"])
def test_a_spoilt_count_makes_everybody_wait(office: Office, data: bytes) -> None:
    """Spoiling the file is no way round."""
    (office.folder / "attempts.json").write_bytes(data)
    ring = office.ring()
    assert ring.wait_left("budi") == 15
    with pytest.raises(WaitError):
        ring.unlock("siti", SITI)


def test_a_reset_account_does_not_wait(office: Office) -> None:
    """Its owner has a new passphrase and nothing to guess."""
    ring = office.ring()
    _fail(ring, 5)
    keyring_members.reset(office.folder, office.opened, "siti", WRONG)
    assert ring.unlock("siti", WRONG).name == "siti"


def _make_slow(office: Office) -> None:
    """Let a try take as long as a keyring may ask for."""
    path = office.folder / "keyring.json"
    data = path.read_bytes()
    data = data.replace(b'"memory_kib":19456', b'"memory_kib":65536')
    path.write_bytes(data.replace(b'"passes":2', b'"passes":64'))


def _content(path: Path) -> bytes:
    """Return a file's bytes, none where it does not exist."""
    return path.read_bytes() if path.exists() else b""


def _fail(ring: Keyring, times: int) -> None:
    """Type a wrong passphrase so many times."""
    for _ in range(times):
        with pytest.raises(WrongPassphraseError):
            ring.unlock("siti", WRONG)
