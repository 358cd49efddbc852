"""The console script: whose packages they are, and what was asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from siksng_tui import bootstrap, start
from siksng_tui.launcher import EXIT_UNFIT
from siksng_tui.start import Start


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], Start()),
        (["practice"], Start(practice=True)),
        (["--data", "/o", "--lang=en"], Start(folder="/o", language="en")),
        (["--data=/o", "practice"], Start(practice=True, folder="/o")),
        (["--warn", "disk-low"], Start(warnings=("disk-low",))),
        (["audit", "verify"], None),
        (["--data", "/o", "audit", "verify"], None),
        (["practice", "audit"], None),
        (["--help"], None),
        (["--data"], None),
    ],
)
def test_the_workstation_opens_for_no_command_and_for_practice(
    words: list[str], asked: Start | None
) -> None:
    """Everything else belongs to the command line."""
    assert start.read(words) == asked


def test_what_was_asked_for_survives_the_way_to_the_screen_program() -> None:
    """The launcher writes it as a command line again."""
    asked = Start(practice=True, folder="/a b", language="en", warnings=("disk-low", "clock-early"))
    assert start.read(asked.arguments()) == asked


@pytest.mark.parametrize("name", bootstrap.SIBLINGS)
def test_our_own_packages_are_known_as_ours(name: str) -> None:
    """They stand beside this one."""
    assert bootstrap.stranger(name) is None


@pytest.mark.parametrize("package", ["db/__init__.py", "forms.py"])
def test_a_package_of_somebody_else_is_refused_before_it_is_imported(
    tmp_path: Path, package: str
) -> None:
    """Whatever stands earlier on the path would be asked to open the register."""
    foreign = tmp_path / package
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("raise SystemExit('imported')")
    run = (
        "import sys; from siksng_tui import bootstrap; "
        f"sys.path.insert(0, {str(tmp_path)!r}); bootstrap.main()"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", run, "audit", "verify"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    name = package.partition("/")[0].removesuffix(".py")
    assert done.returncode == bootstrap.EXIT_STRANGER
    assert f'"{name}"' in done.stderr
    assert str(tmp_path) in done.stderr
    assert "imported" not in done.stderr


def test_inherited_settings_of_python_start_it_again_without_them(tmp_path: Path) -> None:
    """They load foreign packages, and open a prompt where a program should have ended."""
    (tmp_path / "db.py").write_text("raise SystemExit('imported')")
    meddling = {"PATH": "/usr/bin", "PYTHONPATH": str(tmp_path), "PYTHONINSPECT": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "siksng_tui.bootstrap", "practice"],
        capture_output=True, text=True, check=False, env=meddling, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == EXIT_UNFIT
    assert "siksng --help" in done.stderr
    assert ">>>" not in done.stderr
    assert bootstrap.harmless(meddling) == {"PATH": "/usr/bin"}


def test_the_command_line_does_without_the_screen_toolkit() -> None:
    """A command in a script answers at once, on a machine without a terminal."""
    code = (
        "import sys, siksng_tui.cli, siksng_tui.bootstrap; "
        "print([name for name in sys.modules if name.partition('.')[0] == 'textual'])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_program_is_found_by_an_isolated_interpreter() -> None:
    """That is how the launcher starts it, whatever PYTHONPATH says."""
    code = "import siksng_tui.process, sys; print(sys.flags.isolated, sys.flags.utf8_mode)"
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", code],
        capture_output=True, text=True, check=True, cwd="/",
    )  # fmt: skip
    assert done.stdout.split() == ["1", "1"]
