"""The road of a set at each level: its own paper is printed, taken, taken back, and sent."""

import datetime as dt
from pathlib import Path

import pytest

from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.reading import read_parcel
from tests import commands
from tests.commands import Done
from tests.reports.reading import page_texts, without_spaces
from tests.services.bureau import PEOPLE, workbooks
from tests.services.levels import SEATS, Seat, card_above

SOMEBODY = "Kantor Contoh"
PASSPHRASE = PEOPLE["rani"].passphrase
"""Everybody's, in an office that the commands made."""

OWN = "rani memilih sendiri"
"""What the operator chose in place of the one that the authenticator typed."""


class Office:
    """An office that was made by `siksng office init`, and worked in by commands alone."""

    def __init__(self, seat: Seat, place: Path) -> None:
        """Set the office up, with its two people, its register and the office above."""
        self.seat, self.place, self.known = seat, place, dict[str, str]()
        new = ("--level", seat.office.level.value, "--name", seat.office.name, "--no-verification")
        first = ("--account", "budi", "--full-name", "Budi Contoh", "--region", seat.office.region)
        self.as_("", "office", "init", *new, *first)
        rani = ("rani", "--full-name", "Rani Contoh", "--role", "operator")
        self.as_("budi", "operator", "add", *rani, typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
        own = self.place / "own.txt"
        own.write_text(OWN)
        self.as_("rani", "operator", "passphrase", "--new-passphrase-file", str(own))
        self.known["rani"] = OWN
        card, fingerprint = card_above(seat, place)
        self.as_("budi", "office", "trust", str(card), typed=f"{fingerprint}\n")
        self.as_("rani", "import", "--as", "register", *map(str, workbooks()))

    def as_(self, name: str, *words: str, typed: str = "") -> Done:
        """Return how a command ended that somebody gave, and that has to succeed."""
        done = self.try_(name, *words, typed=typed)
        assert done.status == 0, (words, done.told)
        return done

    def try_(self, name: str, *words: str, typed: str = "") -> Done:
        """Return how a command ended that somebody gave."""
        head = ("--data", str(self.place / "office"), *(("--as", name) if name else ()))
        return commands.run(
            *head, *words, typed=typed, env={"SIKSNG_PASSPHRASE": self.known.get(name, PASSPHRASE)}
        )

    def sealed(self) -> tuple[str, str]:
        """Return number and code of a set with one correction."""
        found = self.as_("rani", "find", "luthfi", "--json").json
        new = ("--household", found[0]["household"], "--set", "luas_lantai=48", "--reason", "Ukur")
        number = self.as_("rani", "request", "new", *new).said.split()[0]
        self.as_("rani", "request", "finalise", number)
        self.as_("budi", "request", "authenticate", number)
        self.as_("budi", "set", "seal")
        (made,) = self.as_("budi", "set", "list", "--json").json
        assert made["kind"] == self.seat.kind.value
        return made["number"], made["code"]


@pytest.mark.parametrize("level", SEATS)
def test_a_set_goes_its_whole_road_by_commands_at_each_level(level: str, tmp_path: Path) -> None:
    """From `office init` to a parcel for the office above, its own paper in between."""
    seat, stick = SEATS[level], tmp_path / "stick"
    stick.mkdir()
    office = Office(seat, tmp_path)
    number, code = office.sealed()
    paper = stick / "naskah.pdf"
    other = next(own.paper for own in SEATS.values() if own.paper != seat.paper)
    refused = office.try_("budi", "print", other, number, "--out", str(paper))
    assert (refused.status, seat.paper in refused.told) == (2, True)
    office.as_("budi", "print", seat.paper, number, "--out", str(paper))
    pages = page_texts(paper.read_bytes())
    assert all(code in without_spaces(page).replace("-", "") for page in pages)
    assert without_spaces(seat.title) in without_spaces("".join(pages)).upper()
    today = f"{dt.datetime.now().astimezone():%d-%m-%Y}"
    signed = ("--paper", "460/12", "--date", today, "--signer", SOMEBODY, "--code", code)
    office.as_("rani", "set", "cover", number, *signed)
    office.as_("budi", "set", "uncover", number, "--reason", "Nomor salah salin")
    office.as_("rani", "set", "cover", number, *signed)
    office.as_("rani", "parcel", "export", number, "--to", str(stick))
    (parcel,) = stick.glob("*.siksng")
    with parcel.open("rb") as file:
        head = read_parcel(file, trust=None, at=dt.datetime.now(dt.UTC)).manifest.head
    assert (head.kind, head.recipient.level) == (Kind.SUBMISSION, seat.above.level)
