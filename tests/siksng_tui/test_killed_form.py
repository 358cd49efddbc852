"""A program that is killed in a real terminal: the form and the work log as they were left."""

import os
import signal
from pathlib import Path
from typing import NamedTuple

import pytest

from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import Entry
from siksng_tui.services.figures.work_log import sittings
from siksng_tui.services.requests import queues
from tests.siksng_tui.program import unlocked
from tests.siksng_tui.work import at_work
from tests.terminal import Terminal

NAME = "SITI CONTOH"
"""Whom the new household begins with."""


CARD = "1771012411269801"
"""Card of no family."""


class Killed(NamedTuple):
    """An office whose program was killed, and the question that was being answered."""

    office: Path
    question: str


@pytest.fixture
def killed(office: Path) -> Killed:
    """Return an office whose program was killed in the form of a new household.

    The head's first answers are left; the next one is half typed.
    """
    with unlocked(office) as own:
        _new_household(own)
        own.press("F8")
        own.wait("hal. 2/3")
        for text in (NAME, "1771014203800001"):
            own.type(text)
            own.press("Enter")
        own.wait("02-03-1980")
        for text in ("1", CARD, "BENGKULU"):
            own.type(text)
            own.press("Enter")
            own.settle()
        own.wait("[BENGKULU")
        own.type("4")
        own.settle()
        question = _question(own)
        os.kill(_program(own), signal.SIGKILL)
        assert own.ends() == 128 + signal.SIGKILL
        assert NAME not in own.text
    return Killed(office, question)


def _new_household(own: Terminal) -> None:
    """Begin a household with what Enter takes."""
    own.choose("Usulan Baru")
    own.wait("Formulir mana yang diisi?")
    own.press("Enter")
    own.wait("Desa/kelurahan keluarga")
    own.press("Enter")
    own.wait("Alasan:")
    own.press("Enter")
    own.wait("hal. 1/")


def _question(own: Terminal) -> str:
    """Return the question under the cursor, without its answer."""
    at = next(line for line in own.text.splitlines() if line.startswith(">"))
    return at.rpartition("[")[0]


def _program(own: Terminal) -> int:
    """Return the process of the screen program, the youngest below what was started."""
    pid = own.pid
    while children := Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        pid = int(children[0])
    return pid


def _draft(office: Path) -> Entry:
    """Return the only draft of an office."""
    with at_work(office) as session:
        (number,) = queues.drafts(session, own=True)
        return entry.open_entry(session, number)


def test_a_new_household_reopens_at_the_same_field_with_everything_before_it(
    killed: Killed,
) -> None:
    """What was half typed is not there; the cursor stands on its question."""
    person = _draft(killed.office).record.persons[0]
    assert person.answers["nama"] == NAME
    assert person.answers["nik"] == "1771014203800001"
    assert person.answers["tanggal_lahir"] == "1980-03-02"
    assert person.answers["tempat_lahir"] == "BENGKULU"
    with unlocked(killed.office) as own:
        own.wait("tadi sedang diisi")
        own.wait("Lanjutkan?")
        own.type("y")
        own.wait("[BENGKULU")
        own.settle(2)
        assert f"[{NAME}" in own.text
        assert f"[{CARD}" in own.text
        assert _question(own) == killed.question
        own.press("F3")
        own.wait("Menu utama")


def test_the_work_log_of_a_killed_program_has_its_time_and_its_fields(killed: Killed) -> None:
    """As of the last field that was left; the next sitting is another one."""
    with at_work(killed.office) as session:
        (found,) = sittings(session)
    assert found.fields == 5
    assert found.keys >= len(NAME) + 16 + 1 + len(CARD) + len("BENGKULU") + 5
    assert found.ended > found.started


def test_a_field_that_was_only_gone_to_is_where_the_form_reopens(office: Path) -> None:
    """Once the cursor stood there for a moment; after an end in order nothing is asked."""
    with unlocked(office) as own:
        _new_household(own)
        own.press("F8")
        own.wait("hal. 2/3")
        for _ in range(4):
            own.press("Down")
        own.settle(2)
        question = _question(own)
        os.kill(_program(own), signal.SIGKILL)
        own.ends()
    with unlocked(office) as own:
        own.wait("tadi sedang diisi")
        own.type("y")
        own.wait("hal. 2/3")
        own.settle(2)
        assert _question(own) == question
        own.press("F3")
        own.wait("Menu utama")
        own.press("F3")
        own.wait("Keluar dari program?")
        own.type("y")
        own.ends()
    with unlocked(office) as own:
        own.settle()
        assert "tadi sedang diisi" not in own.text
