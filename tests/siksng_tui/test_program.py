"""The whole program in a real terminal: launcher, door, a draft, and every kind of end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from siksng_tui.services.practice import OPERATOR
from tests.siksng_tui.program import unlocked
from tests.terminal import Terminal

HEAVY = ("apsw", "cryptography", "peewee", "pyrage", "python_calamine", "rapidfuzz", "reportlab")
"""Libraries that the unlock screen must not wait for."""

TERMINALS = ("xterm-256color", "linux")
"""Kinds of terminals: a window, and the plain console."""


def _start_a_draft(own: Terminal) -> None:
    """Find a family, start a correction, and type into its first question."""
    own.type("1luthfi aditama")
    own.wait("Ditemukan")
    own.press("Enter")
    own.wait("Anggota rumah tangga")
    own.press("F2")
    own.wait("Apa yang dibuat untuk keluarga ini?")
    own.press("Enter")
    own.wait("Alasan:")
    own.type("salah ketik")
    own.press("Enter")
    own.wait("1771-2026-0")
    own.settle()
    own.type("77")
    own.settle()


@pytest.mark.parametrize("term", TERMINALS)
def test_a_correction_is_started_with_keys_only_and_no_glyph_of_a_newer_font(
    office: Path, term: str
) -> None:
    """Every screen on the way draws what an old console's font has."""
    with unlocked(office, term) as own:
        assert own.strange_glyphs() == ""
        _start_a_draft(own)
        assert own.strange_glyphs() == ""
        own.press("F1")
        own.settle()
        assert own.strange_glyphs() == ""
        assert own.forbidden() == []


def test_bytes_that_are_no_text_and_escapes_in_a_paste_end_nothing_and_press_no_key(
    office: Path,
) -> None:
    """A terminal of another character set sends the one, text copied from a terminal the other."""
    with unlocked(office) as own:
        own.type("1")
        own.wait("Cari")
        own.send(b"ren\xe9")
        own.send(b"\x1b[200~ati\x1b[31m\x1b]0;\x07\x1b\x0cx\x1b[201~")
        own.settle()
        assert "[renati[31m" in own.text
        own.press("F3")
        own.wait("Menu utama")


def test_leaving_from_the_menu_ends_well_and_leaves_nothing_to_read(office: Path) -> None:
    """The shell comes back on an empty screen."""
    with unlocked(office) as own:
        own.press("F3")
        own.wait("Keluar dari program?")
        own.type("y")
        assert own.ends() == 0
        assert own.left_behind() == []
        assert own.text.strip() == ""


def test_the_lock_leaves_no_family_on_the_screen_and_keeps_what_was_typed(office: Path) -> None:
    """The same person goes on in the same field."""
    with unlocked(office) as own:
        _start_a_draft(own)
        own.press("C-l")
        own.wait("Kata sandi")
        assert "LUTHFI" not in own.text
        assert "1771-2026-0" not in own.text
        own.press("Enter")
        own.type(OPERATOR.passphrase)
        own.press("Enter")
        own.wait("tadi sedang diisi")
        own.type("y")
        own.wait("[77 ")


def test_a_signal_keeps_what_was_typed_and_says_nothing_of_it(office: Path) -> None:
    """The next start finds the draft as it was."""
    with unlocked(office) as own:
        _start_a_draft(own)
        os.kill(own.pid, signal.SIGTERM)
        assert own.ends() == 128 + signal.SIGTERM
        assert own.left_behind() == []
        assert own.text.strip() == ""
    with unlocked(office) as own:
        own.wait("Draf 1")
        own.type("1luthfi aditama")
        own.wait("Ditemukan")
        own.press("Enter")
        own.wait("Draf")
        own.press("F2")
        own.wait("Apa yang dibuat untuk keluarga ini?")
        own.press("Enter")
        own.wait("Lanjutkan?")
        own.type("y")
        own.wait("[77 ")


def test_the_door_waits_for_no_library_that_only_the_store_or_paper_needs() -> None:
    """On an old computer each of them takes a quarter of a second."""
    code = "import sys, siksng_tui.app; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "textual" in loaded
    assert loaded & {*HEAVY, "db", "reports"} == set()


def test_the_menu_waits_for_no_library_that_draws_papers_or_workbooks() -> None:
    """They are read while the passphrase is typed, which an old computer takes longer for."""
    code = "import sys, siksng_tui.desk.desk; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert not {"urllib.request", "http.client"} & set(done.stdout.split())
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "cryptography" in loaded
    assert loaded & {"reportlab", "python_calamine", "pypdf"} == set()
