"""What the screen of a file that is looked at knows and can do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.screen import Screen

from siksng_tui.intake.watch import Watch
from siksng_tui.services.imports.file_asks import Ask
from siksng_tui.services.incoming_files.import_counts import Standing, Strategy
from siksng_tui.services.incoming_files.intake_notes import Note


@dataclass(frozen=True, slots=True)
class LookWork:
    """What is known of a file, and what can be done with it.

    Args:
        file: the file's name.
        title: what it is.
        rows: how many rows were read.
        counts: how many rows stand where; together as many as were read.
        notes: what is said of rows and cells, the gravest first.
        header: what is odd about the names of the columns; a sentence each.
        reason: the reason that is offered; empty where nothing that comes of it bears one.
        take: enters it with a reason and says what came of it; in a thread.
        where: gives the folder that is offered for the workbook.
        write: writes the workbook into a folder or file; in a thread.
        kept_out: rows that are counted as doubtful and not entered.
        is_list: whether `take` is told the period of a list in the place of a reason.
        asks: what the file does not say of itself, with what was said of it.
        said: the answers by which it was looked at.
        again: looks at the file by other answers; in a thread.
        other: gives the screen of this file together with another one; in a thread; None where a
            file stands alone.
        files: gives the files of a folder that may be the other one.
        strategy: which rows are entered.
        choose: gives the same where other rows are entered; None where nothing is chosen.
        part: gives which of the files a profile stands for, as a letter or two before the row;
            empty where there is only one.
    """

    file: str
    title: str
    rows: int
    counts: Mapping[Standing, int]
    notes: Sequence[Note]
    header: Sequence[str]
    reason: str
    take: Callable[[str, Watch], str]
    where: Callable[[], Path]
    write: Callable[[str], Path]
    kept_out: int
    is_list: bool
    asks: Sequence[Ask]
    said: Mapping[str, str]
    again: Callable[[Mapping[str, str], Watch], "LookWork"]
    other: Callable[[str, Watch], Screen[str]] | None
    files: Callable[[str], Sequence[Path]]
    part: Callable[[str], str]
    strategy: Strategy
    choose: Callable[[Strategy], "LookWork"] | None
