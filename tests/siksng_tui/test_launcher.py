"""The small process around the screen program, in real terminals."""

import os
import re
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from siksng_tui import launcher
from siksng_tui.launcher import EXIT_UNFIT, cleaned, command, doubts
from siksng_tui.start import EXIT_CRASH, Start
from tests.siksng_tui.demo import CANARY
from tests.terminal import Terminal, terminal

ROOT = Path(__file__).parents[2]

LAUNCH = """
import sys
sys.path.insert(0, {root!r})
from siksng_tui.launcher import launch
from siksng_tui.start import Start
run = "import sys, runpy; sys.path.insert(0, {root!r}); sys.argv[1:1] = [{scene!r}]; " \\
    "runpy.run_module('tests.siksng_tui.demo', run_name='__main__', alter_sys=True)"
words = [sys.executable, "-I", "-X", "utf8", "-c", run]
sys.exit(launch(Start(folder={folder!r}, language="en"), lambda asked: words + asked.arguments()))
"""
"""Starts a scene of the demo as the launcher starts the program."""


def _launch(scene: str, folder: Path) -> list[str]:
    """Return the command that launches a scene."""
    code = LAUNCH.format(root=str(ROOT), scene=scene, folder=str(folder))
    return [sys.executable, "-c", code]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Terminal]:
    """Return a terminal in which the demo form was launched, in a folder of its own."""
    with terminal(["env", "-C", str(tmp_path), *_launch("form", tmp_path)]) as own:
        own.wait("I.2")
        own.settle()
        yield own


def _program(launched: Terminal) -> int:
    """Return the process of the screen program, the youngest below what was started."""
    pid = launched.pid
    while children := _children(pid):
        pid = children[0]
    return pid


def _children(pid: int) -> list[int]:
    """Return the processes that a process started."""
    return [int(own) for own in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_an_orderly_end_leaves_the_terminal_clean_and_nothing_to_read(desk: Terminal) -> None:
    """The shell comes back on an empty screen."""
    desk.press("F3")
    assert desk.ends() == 0
    assert desk.left_behind() == []
    assert desk.text.strip() == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_the_launcher_ends_the_program_in_order(
    desk: Terminal, tmp_path: Path, number: signal.Signals
) -> None:
    """The draft is kept, the terminal clean, the status says which signal it was."""
    os.kill(desk.pid, number)
    assert desk.ends() == 128 + number
    assert desk.left_behind() == []
    assert (tmp_path / "draft-kept").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_the_program_alone_does_the_same(
    desk: Terminal, tmp_path: Path, number: signal.Signals
) -> None:
    """The system may end either of them first."""
    os.kill(_program(desk), number)
    assert desk.ends() == 128 + number
    assert desk.left_behind() == []
    assert (tmp_path / "draft-kept").exists()


def test_a_killed_program_leaves_the_terminal_clean_and_a_sentence(desk: Terminal) -> None:
    """Nothing of the program runs any more; only the launcher can mend the terminal."""
    os.kill(_program(desk), signal.SIGKILL)
    assert desk.ends() == 128 + signal.SIGKILL
    assert desk.left_behind() == []
    assert "stopped from outside (signal 9)" in desk.text
    assert "BAJAK" not in desk.text


def test_a_crash_shows_a_number_and_no_data(desk: Terminal, tmp_path: Path) -> None:
    """The number is that of the report, which names places in the code."""
    desk.press("F6", "Up", "C-u")
    desk.type("boom")
    desk.press("Enter")
    assert desk.ends() == EXIT_CRASH
    assert desk.left_behind() == []
    number = " ".join(desk.text.split()).partition("this number: ")[2]
    report = (tmp_path / "incidents" / f"{number}.txt").read_text()
    assert report.startswith("ZeroDivisionError\n")
    assert "__main__:" in report
    for text in (desk.text, report):
        assert CANARY not in text
        assert "Traceback" not in text


@pytest.mark.parametrize("prefix", [[], ["setsid", "--wait"]], ids=["hangup", "no signal"])
def test_a_dropped_connection_ends_both_processes(tmp_path: Path, prefix: list[str]) -> None:
    """The window was closed: nobody is left to draw for, and the store must come free.

    A program in a session of its own gets no signal; it must miss its terminal by itself.
    """
    with terminal([*prefix, "env", "-C", str(tmp_path), *_launch("form", tmp_path)]) as own:
        own.wait("I.2")
        own.settle()
        program = os.pidfd_open(_program(own))
        assert abs(own.vanishes()) in {128 + signal.SIGHUP, signal.SIGHUP}
        ended, __, __ = select.select([program], [], [], 20)
        os.close(program)
        assert ended
        assert (tmp_path / "draft-kept").exists()
        assert not (tmp_path / "incidents").exists()


def test_inherited_switches_of_the_toolkit_and_of_python_have_no_effect(tmp_path: Path) -> None:
    """They press keys, write logs, load drivers and foreign code."""
    log = tmp_path / "log"
    (tmp_path / "db.py").write_text("raise SystemExit('foreign')")
    meddling = {
        "TEXTUAL_PRESS": "f3",
        "TEXTUAL_LOG": str(log),
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_DRIVER": "nowhere:Nothing",
        "TEXTUAL": "debug,devtools",
        "PYTHONPATH": str(tmp_path),
        "COLUMNS": "33",
    }
    with terminal(_launch("form", tmp_path), environment=meddling) as own:
        own.wait("I.2")
        own.settle()
        assert "F3 Back" in own.text
        own.press("F3")
        assert own.ends() == 0
        assert not log.exists()


@pytest.mark.parametrize(
    ("size", "environment", "said"),
    [
        ((39, 12), {}, "too small"),
        ((80, 11), {}, "too small"),
        ((80, 24), {"TERM": "dumb"}, "not known"),
        ((80, 24), {"LC_ALL": "id_ID.ISO-8859-1"}, "UTF-8"),
    ],
)
def test_a_terminal_that_cannot_show_the_program_is_told_why(
    tmp_path: Path, size: tuple[int, int], environment: dict[str, str], said: str
) -> None:
    """With what to do about it, before anything is drawn."""
    with terminal(_launch("form", tmp_path), size=size, environment=environment) as own:
        assert own.ends() == EXIT_UNFIT
        assert said in " ".join(own.text.split())
        assert own.left_behind() == []


def test_without_a_terminal_it_names_the_commands(tmp_path: Path) -> None:
    """A script has no screen."""
    done = subprocess.run(
        _launch("form", tmp_path), capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == EXIT_UNFIT
    assert "siksng --help" in done.stderr
    assert done.stdout == ""


def test_the_linux_console_never_sees_a_sequence_it_would_print(tmp_path: Path) -> None:
    """It has no key protocol to switch off."""
    with terminal(_launch("form", tmp_path), term="linux") as own:
        own.wait("I.2")
        own.press("F3")
        assert own.ends() == 0
        assert own.left_behind() == []
        assert not {"CSI >u", "CSI <u", "CSI ?$p", "OSC 22"} & set(own.sequences())


def test_the_program_runs_without_core_files_and_unreadable_for_others(
    desk: Terminal, tmp_path: Path
) -> None:
    """A core file holds the keys; so does a folder that anybody may list."""
    limits = Path(f"/proc/{_program(desk)}/limits").read_text()
    status = Path(f"/proc/{_program(desk)}/status").read_text()
    assert re.search(r"Max core file size +0 +0 ", limits)
    assert "Umask:\t0077" in status
    assert resource.getrlimit(resource.RLIMIT_CORE) != (0, 0) or tmp_path.exists()


def test_the_program_is_started_isolated() -> None:
    """No setting, no user folder, no current folder."""
    assert command(Start(practice=True))[1:] == [
        "-I", "-X", "utf8", "-m", "siksng_tui.app", "practice",
    ]  # fmt: skip


def test_the_escape_key_waits_longer_over_a_slow_line() -> None:
    """There the parts of a function key arrive apart."""
    assert cleaned({})["ESCDELAY"] == "50"
    inherited = {"TEXTUAL_LOG": "y", "COLUMNS": "80", "SIKSNG_PASSPHRASE": "of a command"}
    assert cleaned({"SSH_CONNECTION": "x", "HOME": "/h", **inherited}) == {
        "SSH_CONNECTION": "x",
        "HOME": "/h",
        "ESCDELAY": "100",
        **launcher._SET,
    }


def test_a_clock_that_lost_its_battery_is_doubted(tmp_path: Path) -> None:
    """The folder need not exist yet."""
    assert doubts(str(tmp_path / "new" / "office"), 1980) == ("clock-early",)
    assert doubts(str(tmp_path), 2026) == ()


def test_a_disk_that_is_nearly_full_is_doubted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told before work begins, not when saving fails."""
    monkeypatch.setattr(launcher, "LEAST_FREE_BYTES", 1 << 60)
    assert doubts(str(tmp_path), 2026) == ("disk-low",)
