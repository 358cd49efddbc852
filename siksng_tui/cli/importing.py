"""`siksng import`: files of other systems into the register."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from siksng_tui import messages
from siksng_tui.cli.desk import Desk, as_json
from siksng_tui.cli.saying import narrate, show
from siksng_tui.cli.speaking import SpeakingCommand
from siksng_tui.intake.report import FileFacts
from siksng_tui.intake.watch import Watch
from siksng_tui.services import importing
from siksng_tui.words import _

_WIDTH: Final = 30
"""Characters of the line of progress, so that the next covers the last."""


@click.command("import", cls=SpeakingCommand)
@click.argument("files", nargs=2, type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--as",
    "purpose",
    type=click.Choice(["register"]),
    required=True,
    help="register: the first state of the register, from SIKS-NG's two exports.",
)
@click.option("--dry-run", is_flag=True, help="Read and judge everything, store nothing.")
@as_json
@click.pass_obj
def command(
    desk: Desk, files: tuple[str, str], purpose: str, *, dry_run: bool, as_json: bool
) -> None:
    """Import the household and the member export of SIKS-NG, in any order.

    Workbooks (XLSX, XLS, ODS) and texts with | ; , or tabs are known by their content.
    """
    del purpose  # the only one there is
    both = (Path(files[0]), Path(files[1]))
    with desk.session() as session:
        imported = importing.import_register(
            session, both, watch=Watch(_progress), keep=not dry_run
        )
    facts = _facts(imported, dry_run=dry_run)
    show(facts, lambda: _lines(facts), as_json=as_json)


def _progress(done: int, total: int) -> None:
    """Say how far the import is, where somebody watches."""
    if not sys.stderr.isatty():
        return
    if total:
        click.echo(f"\r{done * 100 // total:3} %".ljust(_WIDTH), err=True, nl=done == total)
    else:
        click.echo("\r" + _("Rows read: {done}").format(done=done), err=True, nl=False)


def _facts(imported: importing.Imported, *, dry_run: bool) -> dict[str, Any]:
    """Return the report without any value of a cell."""
    report = imported.report
    return {
        "stored": not dry_run,
        "rows_read": report.rows_read,
        "rows_taken": report.rows_taken,
        "rows_quarantined": len(report.quarantined),
        "households": report.households,
        "families": report.families,
        "persons": report.persons,
        "cells_doubted": report.doubted,
        "cells_mended": report.repaired,
        "files": [_file(file) for file in report.files],
        "quarantined": [
            {"file": one.cell.profile, "row": one.cell.row, "reason": one.reason.value}
            for one in report.quarantined
        ],
        "doubts": [
            {
                "file": one.cell.profile,
                "row": one.cell.row,
                "column": one.cell.column,
                "reason": one.reason,
            }
            for one in report.doubts
        ],
    }


def _file(file: FileFacts) -> dict[str, Any]:
    """Return how a file was read."""
    read = file.read
    return {
        "name": file.name,
        "kind": read.container.value,
        "misnamed": file.misnamed,
        "encoding": read.encoding,
        "delimiter": read.delimiter,
        "hidden_rows": read.hidden_rows,
    }


def _file_lines(file: dict[str, Any]) -> Iterator[str]:
    """Yield what is to be said of a file that was read otherwise than its name or look promises."""
    if file["misnamed"]:
        yield _("{name}: another kind of file than its name says; read as {kind}").format(**file)
    if file["encoding"]:
        mark = _("tab") if file["delimiter"] == "\t" else file["delimiter"]
        words = _("{name}: text in {encoding}, fields divided by {mark}")
        yield words.format(**file, mark=mark)
    if file["hidden_rows"]:
        yield _("{name}: hidden rows were read like the others: {hidden_rows}").format(**file)


def _lines(facts: dict[str, Any]) -> Iterator[str]:
    """Yield the report for people."""
    yield _("Rows read {rows_read}, taken {rows_taken}, set aside {rows_quarantined}").format(
        **facts
    )
    for file in facts["files"]:
        yield from _file_lines(file)
    yield _("Households {households}, families {families}, persons {persons}").format(**facts)
    yield _("Cells left out {cells_doubted}, mended {cells_mended}").format(**facts)
    for one in facts["quarantined"]:
        yield _("set aside: {file} row {row}: {reason}").format(**_in_words(one))
    for one in facts["doubts"]:
        yield _("left out: {file} row {row} column {column}: {reason}").format(**_in_words(one))
    if not facts["stored"]:
        narrate(_("Tried only; nothing was stored."))


def _in_words(one: dict[str, Any]) -> dict[str, Any]:
    """Return what was set aside or left out, its reason as a sentence."""
    return {**one, "reason": messages.of_code(one["reason"])}
