"""Writes profiles as TOML files, as docs/format/profiles.md describes them."""

import json

from siksng_tui.intake.profile import (
    Column,
    Profile,
)
from siksng_tui.intake.profile_file import FORMAT


def write_profile(own: Profile) -> bytes:
    """Return the file of a profile; reading it gives the profile back."""
    lines = [
        f"format = {FORMAT}",
        *(
            f"{key} = {_quoted(text)}"
            for key, text in (
                ("id", own.id),
                ("purpose", own.purpose),
                ("instrument", own.instrument.id),
                ("title_id", own.title_id),
                ("title_en", own.title_en),
                ("source", own.source),
                ("key", own.key),
            )
        ),
        f"dates = {_quoted(own.dates.value)}",
        f"needed = {_quoted(sorted(own.needed))}",
        f"separator = {_quoted(own.separator)}",
        "",
        "columns = [",
        *(f"  {_quoted(_cells(column))}," for column in own.columns),
        "]",
    ]
    if own.aliases:
        lines += [
            "",
            "[aliases]",
            *(f"{_quoted(k)} = {_quoted(v)}" for k, v in own.aliases.items()),
        ]
    for name, words in own.spelled.items():
        lines += ["", f"[spelled.{_quoted(name)}]"]
        lines += [f"{_quoted(word)} = {_quoted(code)}" for word, code in words.items()]
    return "\n".join([*lines, ""]).encode()


def _quoted(value: object) -> str:
    """Return a text or a list of texts as TOML writes it, which is as JSON does but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _cells(column: Column) -> list[str]:
    """Return a column as it is written, without what it does not have."""
    cells = [column.name, str(column.kind), column.holds, column.spelled]
    while not cells[-1]:
        cells.pop()
    return cells
