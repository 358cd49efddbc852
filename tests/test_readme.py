"""What the README says that somebody can type works, in its order, as it stands there."""

import datetime as dt
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from siksng_tui.services import practice
from siksng_tui.services.office.sessions import device_clock
from tests import commands
from tests.commands import Done

README = Path(__file__).parent.parent / "README.md"

PASSPHRASE = "kata sandi contoh kantor"  # noqa: S105 - of an office that a test makes
"""What the authenticator types for everybody, in this office."""

OWN = "kata sandi rani sendiri"
"""What the operator chooses instead."""

OFFICE = "### A real office, from the command line"


def _commands() -> Iterator[list[str]]:
    """Yield the words of each command of the real office."""
    section = README.read_text("utf-8").split(OFFICE)[1].split("\n## ")[0]
    for block in section.split("```\n")[1::2]:
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            if words[1:]:
                yield words


class Reader:
    """Somebody who follows the README and nothing else."""

    def __init__(self, home: Path, letter: str) -> None:
        """Begin in an empty home, with the province's letter on the desk."""
        self._home = home
        self._letter = letter
        self._words = {"TANGGAL": f"{dt.datetime.now().astimezone():%d-%m-%Y}"}

    def do(self, words: list[str]) -> None:
        """Type a command and note what it prints that a later one takes."""
        program, *rest = (self._filled(word) for word in words)
        if program == "mkdir":
            Path(*rest).mkdir()
            return
        assert program == ".venv/bin/siksng"
        done = commands.run(*rest, typed=self._typed(rest), env=self._environment(rest))
        assert done.status == 0, (rest, done.told)
        self._note(rest, done)

    def _environment(self, words: list[str]) -> dict[str, str]:
        """Return what the shell hands over to whoever types."""
        own = "rani" in words[:2] and "passphrase" not in words
        return {
            "SIKSNG_PASSPHRASE": OWN if own else PASSPHRASE,
            "SIKSNG_DATA": str(self._home / "office"),
            "HOME": str(self._home),
        }

    def _filled(self, word: str) -> str:
        """Return a word with what is one's own, and what the shell makes of it."""
        if word in self._words:
            return self._words[word]
        if "*" in word:
            (found,) = Path().glob(word)
            return str(found)
        return word.replace("~/.local/share/siksng", str(self._home))

    def _typed(self, words: list[str]) -> str:
        """Return what the prompts of a command are answered with."""
        if "trust" in words and "office" in words:
            return f"{self._letter}\n"
        new = OWN if "passphrase" in words else PASSPHRASE
        return f"{new}\n{new}\n"

    def _note(self, words: list[str], done: Done) -> None:
        """Keep what a later command takes."""
        lines = done.said.splitlines()
        if "find" in words:
            self._words["KELUARGA"] = lines[1].split()[0]
        elif "new" in words:
            self._words["PERMOHONAN"] = lines[0]
        elif "seal" in words:
            self._words["BERKAS"] = lines[0].split()[0]
            self._words["KODE"] = lines[1].split()[-1]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home with a practice office, and the program's files where it is worked."""
    practice.open_practice(tmp_path / "practice", device_clock)
    desk = tmp_path / "desk"
    shutil.copytree(README.parent / "siksng_tui" / "practice", desk / "siksng_tui" / "practice")
    monkeypatch.chdir(desk)
    return tmp_path


def test_a_real_office_is_led_from_its_first_day_to_a_proven_parcel(home: Path) -> None:
    """The newcomer has nothing but this page."""
    folder = home / "practice" / "provinsi-latihan"
    letter = (folder / "provinsi-latihan-sidik-jari.txt").read_text().strip()
    reader = Reader(home, letter)
    typed = list(_commands())
    assert len(typed) > 15
    for words in typed:
        reader.do(words)
