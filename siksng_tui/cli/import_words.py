"""What `siksng import` says of a file: counts and what was noted where, never a cell's value."""

from collections.abc import Iterator, Mapping
from typing import Any

from siksng_tui import messages
from siksng_tui.cli.saying import narrate
from siksng_tui.intake.report import Cell, FileFacts, IntakeReport
from siksng_tui.services.imports.file_asks import read_by
from siksng_tui.services.imports.file_looks import Looked
from siksng_tui.services.incoming_files import file_words
from siksng_tui.services.incoming_files.import_counts import Standing
from siksng_tui.services.lists.list_imports import Edition, ImportedList
from siksng_tui.words import _


def register_facts(report: IntakeReport) -> dict[str, Any]:
    """Return how much of the register there is in two exports."""
    return {
        "households": report.households,
        "families": report.families,
        "persons": report.persons,
    }


def looked_facts(looked: Looked) -> dict[str, Any]:
    """Return what becomes of a file that is no list of people."""
    counts = {standing.value: looked.counts.get(standing, 0) for standing in Standing}
    return {"purpose": looked.profile.purpose.value, **counts}


def list_facts(came: ImportedList) -> dict[str, Any]:
    """Return what a list changes, and how it is tied to the register."""
    own = came.counts
    return {
        "list": came.number or None,
        "purpose": came.profile.purpose.value,
        "new": own.new,
        "changed": own.changed,
        "unchanged": own.unchanged,
        "doubtful": own.doubtful,
        "refused": own.refused,
        "edition": came.edition.value,
        "not_in_file": own.gone,
        "matched_by_nik": own.by_nik,
        "matched_by_name": own.by_name,
        "several_fit": own.several,
        "unmatched": own.unmatched,
    }


def report_facts(report: IntakeReport) -> dict[str, Any]:
    """Return the report without any value of a cell."""
    names = {file.profile: file.name for file in report.files}
    return {
        "rows_read": report.rows_read,
        "rows_taken": report.rows_taken,
        "rows_quarantined": len(report.quarantined),
        "cells_doubted": report.doubted,
        "cells_mended": report.repaired,
        "cells_marked": report.marked,
        "cells_differing": report.differing,
        "files": [_file(file) for file in report.files],
        "quarantined": [
            {"file": names[one.cell.profile], "row": one.cell.row, "reason": one.reason.value}
            for one in report.quarantined
        ],
        "doubts": [_noted(names, one.cell, one.reason) for one in report.doubts],
        "repairs": [_noted(names, one.cell, one.reason) for one in report.repairs],
        "marks": [_noted(names, one.cell, one.reason) for one in report.marks],
        "beside": [_noted(names, one.cell, one.reason) for one in report.beside],
    }


def _noted(names: Mapping[str, str], cell: Cell, reason: str) -> dict[str, Any]:
    """Return where something was noted, and why."""
    where = {"file": names[cell.profile], "row": cell.row, "column": cell.column}
    return {**where, "reason": str(reason)}


def lines(facts: dict[str, Any]) -> Iterator[str]:
    """Yield the report for people."""
    yield _("Rows read {rows_read}, taken {rows_taken}, set aside {rows_quarantined}").format(
        **facts
    )
    for file in facts["files"]:
        yield from _file_lines(file)
    yield from _ways_lines(facts)
    told = _("Cells left out {cells_doubted}, mended {cells_mended}, marked {cells_marked}")
    yield told.format(**facts)
    for one in facts["quarantined"]:
        yield _("set aside: {file} row {row}: {reason}").format(**_in_words(one))
    for name, said in (
        ("doubts", _("left out: {where}: {reason}")),
        ("repairs", _("mended: {where}: {reason}")),
        ("marks", _("marked: {where}: {reason}")),
        ("beside", _("differs: {where}: {reason}")),
    ):
        yield from (said.format(where=_where(one), **_in_words(one)) for one in facts[name])
    if not facts["stored"]:
        narrate(_("Tried only; nothing was stored."))


def _ways_lines(facts: dict[str, Any]) -> Iterator[str]:
    """Yield what came of a file, by what it was taken in as."""
    if "list" in facts:
        yield from _list_lines(facts)
    elif "households" in facts:
        yield from _register_lines(facts)
    else:
        yield _("new {new}, changed {changed}, unchanged {unchanged}").format(**facts)
        yield _("doubtful {doubtful}, refused {refused}").format(**facts)
        if facts["left_out"]:
            yield _("left out {left_out}").format(**facts)
        if facts["stored"]:
            yield facts["came"]


def _register_lines(facts: dict[str, Any]) -> Iterator[str]:
    """Yield how much of the register there is."""
    yield _("Households {households}, families {families}, persons {persons}").format(**facts)
    if facts["stored"]:
        yield _("What the rules find in them (two heads, a NIK too short): siksng check")


def _list_lines(facts: dict[str, Any]) -> Iterator[str]:
    """Yield what a list changes, and how it is tied to the register."""
    if facts["list"]:
        yield _("Kept as list {list}").format(**facts)
    said = _(
        "New {new}, changed {changed}, unchanged {unchanged}, doubtful {doubtful}, "
        "refused {refused}"
    )
    yield said.format(**facts)
    if facts["not_in_file"]:
        adds = facts["edition"] == Edition.ADD
        others = (
            _("Others of the list that stay as they are: {not_in_file}")
            if adds
            else _("Others of the list that count no more: {not_in_file}")
        )
        yield others.format(**facts)
    tied = _(
        "In the register: by NIK {matched_by_nik}, by name {matched_by_name}; several fit "
        "{several_fit}, nobody {unmatched}"
    )
    yield tied.format(**facts)


def _where(one: dict[str, Any]) -> str:
    """Return where something was noted: at a cell, or at a whole row."""
    if one["column"]:
        return _("{file} row {row} column {column}").format(**one)
    return _("{file} row {row}").format(**one)


def _in_words(one: dict[str, Any]) -> dict[str, Any]:
    """Return what was set aside, left out, mended or marked, its reason as a sentence."""
    return {**one, "reason": messages.of_cell(one["reason"])}


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
        "under_names": file.under_names,
        "columns_missing": file.missing,
        "columns_misspelt": file.misspelt,
        "columns_unknown": file.unknown,
        "codebooks": dict(file.codebooks),
        "told": [*file_words.told(file)],
    }


def _file_lines(file: dict[str, Any]) -> Iterator[str]:
    """Yield what is to be said of how a file was read."""
    yield from (f"{file['name']}: {said}" for said in file["told"])
    if file["codebooks"]:
        said = _("{name}: codes of two meanings are read by: {said}")
        yield said.format(**file, said=read_by(file["codebooks"]))
