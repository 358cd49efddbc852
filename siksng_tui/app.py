"""The screen program, composed: the door of an office and what is behind it.

What needs the store is in `siksng_tui.desk` and below `siksng_tui.services`; both are imported in a
thread while the operator types the passphrase. The unlock screen is to stand there at once, also on
an old computer.
"""

import datetime as dt
import json
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from siksng_tui import process
from siksng_tui.crash import CrashReports
from siksng_tui.screens.door.recover import Recovery
from siksng_tui.screens.door.unlock import Door, Learner
from siksng_tui.seat import Desk, Seat
from siksng_tui.services.office import folders
from siksng_tui.start import Start
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.progress import Progress
from siksng_tui.words import N_, _
from siksng_tui.workstation import WorkstationApp

PRACTICE_MARKER: Final = "practice.json"
"""The file by which a folder is a practice office; `services.practice` writes it."""

KEYRING: Final = "keyring.json"
"""The file by which a folder is an office; `db.keys.keyring_folder` writes it."""

WARNINGS: Final = {
    "disk-low": N_("The disk is almost full. Free some space before you work on."),
    "clock-early": N_("The clock of this computer is far behind. Set it before you work on."),
}
"""What the launcher found doubtful, as it is said at the door."""


class OfficeProgram(WorkstationApp):
    """The program around a seat, which it leaves in order at every end."""

    def __init__(self, seat: Seat, reports: CrashReports) -> None:
        """Show a seat; what nobody foresaw goes into the reports."""
        super().__init__(
            seat.first_screen, on_crash=reports.write, on_terminate=seat.leave, on_lock=seat.lock
        )
        self._seat = seat

    def on_unmount(self) -> None:
        """Leave the seat, if no signal made that happen before."""
        self._seat.leave()


def folder_of(asked: Start) -> Path:
    """Return the folder of the office.

    SIKSNG_DATA names a real office, so the practice office is never looked for there.
    """
    if asked.practice:
        return folders.practice_folder(asked.folder).absolute()
    return folders.office_folder(asked.folder or os.environ.get("SIKSNG_DATA", "")).absolute()


def reports_folder_of(asked: Start) -> Path:
    """Return where crash reports go: into the office, or beside a folder that is none yet."""
    folder = folder_of(asked)
    return folder if (folder / KEYRING).exists() else folder.parent


def device_time() -> dt.datetime:
    """Return the device's time in UTC."""
    return dt.datetime.now(dt.UTC)


def compose(
    asked: Start, reports: CrashReports, clock: Callable[[], dt.datetime] = device_time
) -> WorkstationApp:
    """Return the program, standing before the door of the office."""
    folder = folder_of(asked)
    complete = not asked.practice or (folder / PRACTICE_MARKER).exists()
    door: Door[Desk] = Door(
        prepare=None if complete else partial(_prepare, folder, clock),
        names=partial(_names, folder),
        unlock=partial(_unlock, folder, reports, clock),
        learners=partial(learners, folder),
        warnings=[_(WARNINGS[own]) for own in asked.warnings if own in WARNINGS],
        recovery=None if asked.practice else _recovery(folder, clock),
    )
    return OfficeProgram(Seat(Heading(practice=asked.practice), door), reports)


def learners(folder: Path) -> Sequence[Learner]:
    """Return the people of a practice office as its marker names them; nobody in a real one."""
    try:
        marked = json.loads((folder / PRACTICE_MARKER).read_bytes())
        return [Learner(own["name"], own["passphrase"], own["role"]) for own in marked["people"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _prepare(folder: Path, clock: Callable[[], dt.datetime], progress: Progress) -> None:
    """Make the practice office, at its first use."""
    from siksng_tui.intake.watch import Watch  # noqa: PLC0415 - see the head of this file
    from siksng_tui.services import practice  # noqa: PLC0415 - as above

    watch = Watch(progress.step, progress.cancelled.is_set)
    practice.open_practice(folder, clock, watch)


def _names(folder: Path) -> Sequence[str]:
    """Return the accounts of the office, having imported what comes behind the door."""
    from db.keys import keyring  # noqa: PLC0415 - see the head of this file
    from siksng_tui.desk import desk  # noqa: PLC0415 - as above

    desk.read_ahead()
    return list(keyring.open_keyring(folder).names())


def _recovery(folder: Path, clock: Callable[[], dt.datetime]) -> Recovery:
    """Return the way into the office with the recovery code."""

    def require_code(typed: str) -> None:
        from siksng_tui.services.office import access  # noqa: PLC0415 - see the head of this file

        access.require_code(typed)

    def require_passphrase(passphrase: str) -> None:
        from siksng_tui.services.office import access  # noqa: PLC0415 - see the head of this file

        access.require_passphrase(passphrase)

    def recover(code: str, name: str, passphrase: str) -> None:
        from siksng_tui.services.office import access  # noqa: PLC0415 - see the head of this file

        access.recover(folder, access.prove_code(folder, code), name, passphrase, clock)

    return Recovery(require_code, require_passphrase, recover)


def _unlock(
    folder: Path,
    reports: CrashReports,
    clock: Callable[[], dt.datetime],
    name: str,
    passphrase: str,
) -> Desk:
    """Return what is behind the door; crash reports can be sealed from here on."""
    from siksng_tui.desk import desk  # noqa: PLC0415 - see the head of this file

    opened = desk.open_desk(folder, name, passphrase, clock)
    reports.seal = opened.sealer()
    return opened


if __name__ == "__main__":
    process.start_program(reports_folder_of, compose)
