"""How one line of a form is drawn: number, question, box, meaning, finding."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from siksng_tui.display import display
from siksng_tui.widgets.bars import LONGEST
from siksng_tui.widgets.editing import EditLine
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Mark
from siksng_tui.widgets.lines import RULE, Piece, Tone, fit, ruled
from siksng_tui.words import _

CURSOR_MARK: Final = ">"
"""Stands at the left of the line with the cursor."""

_MARKS: Final = 2
"""Cells at the left: the cursor's mark and the finding's."""

_LONGEST_NUMBER: Final = 8
"""Cells that question numbers may take."""

_LABEL_SHARE: Final = 0.52
"""Part of the width that questions may take."""

_BOX_EDGES: Final = 3
"""Cells of a box that hold no answer: both brackets and the space behind."""


_MEANING: Final = 12
"""Cells behind a box that are kept for meanings where questions take more than their part."""

_LEAST_MEANING: Final = 3
"""Cells behind a box in which a meaning still says something."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of each column of a form; the meaning takes what is left."""

    number: int
    label: int
    box: int

    @property
    def before_box(self) -> int:
        """Return the cell in which the answer begins."""
        return _MARKS + self.number + self.label + 1


def columns(lines: Sequence[FormLine], width: int) -> Columns:
    """Return the columns that suit these lines in this width."""
    fields = [line for line in lines if isinstance(line, FieldLine)]
    longest = max((len(line.number) for line in fields), default=0)
    number = min(longest + 1, _LONGEST_NUMBER) if longest else 0
    widest = max((line.length for line in fields), default=0)
    spare = width - _MARKS - number - _BOX_EDGES - widest - _MEANING
    label = min(
        max((len(line.label) for line in fields), default=0) + 2,
        max(12, int(width * _LABEL_SHARE) - number, spare),
    )
    return Columns(number, label, max(4, width - _MARKS - number - label - _BOX_EDGES))


def draw(line: FormLine, at: Columns, width: int, edit: EditLine | None) -> list[Piece]:
    """Return the pieces of a line; `edit` is what is being typed, on the line with the cursor."""
    if isinstance(line, HeadingLine):
        return [(ruled(f"{RULE}{RULE} {line.text} ", width), Tone.STRONG)]
    cursor = CURSOR_MARK if edit else " "
    pieces: list[Piece] = [
        (cursor, Tone.STRONG),
        (line.mark.character, line.mark.tone),
        (fit(line.number, at.number) if at.number else "", _ink(line)),
        (_leader(line.label, at.label), _ink(line)),
        *_box(line, at.box, edit),
    ]
    rest = width - at.before_box - min(line.length, at.box) - _BOX_EDGES + 1
    return [*pieces, (" ", Tone.PLAIN), (fit(_meaning(line, edit), rest), _meaning_ink(line))]


def has_room(line: FieldLine, at: Columns) -> bool:
    """Return whether what an answer means fits behind its box."""
    return at.box - line.length > _LEAST_MEANING


def foot(line: FieldLine | None, said: Piece, at: Columns, width: int) -> tuple[Piece, Piece]:
    """Return two lines under the form: the question if it was cut, then a sentence.

    A long sentence takes both.
    """
    whole = ""
    if line is not None and len(line.label) >= at.label:
        whole = f"{line.number} {line.label}".strip()
    text, tone = said
    first, *rest = textwrap.wrap(display(text, LONGEST), max(1, width)) or [""]
    if rest:
        return (fit(first, width), tone), (fit(" ".join(rest), width), tone)
    return (fit(whole, width), Tone.PLAIN), (fit(first, width), tone)


def finding(line: FieldLine) -> str:
    """Return a finding with the word for its gravity, empty where there is none."""
    return f"{_(line.mark.word)}: {line.finding}" if line.mark is not Mark.NONE else ""


def _ink(line: FieldLine) -> Tone:
    """Return the tone of a question."""
    return Tone.PLAIN if line.open else Tone.QUIET


def _leader(label: str, width: int) -> str:
    """Return a question with dots up to its answer."""
    if len(label) >= width:
        return fit(label, width)
    return fit(f"{label} ".ljust(width - 1, "."), width)


def _box(line: FieldLine, widest: int, edit: EditLine | None) -> list[Piece]:
    """Return the answer between brackets, with the cursor's cell turned over inside."""
    width = min(line.length, widest)
    if edit is None:
        if not line.open:
            return [(f" {fit(line.value, width)} ", Tone.QUIET)]
        return [("[", Tone.PLAIN), (fit(line.value, width), Tone.PLAIN), ("]", Tone.PLAIN)]
    text, cursor = edit.window(width)
    if edit.fresh:
        return [("[", Tone.STRONG), (fit(text, width), Tone.CURSOR), ("]", Tone.STRONG)]
    cells = fit(text, width)
    return [
        ("[", Tone.STRONG),
        (cells[:cursor], Tone.CURSOR),
        (cells[cursor : cursor + 1], Tone.STRONG),
        (cells[cursor + 1 :], Tone.CURSOR),
        ("]", Tone.STRONG),
    ]


def _meaning(line: FieldLine, edit: EditLine | None) -> str:
    """Return what stands behind the box: the finding, else what the code means."""
    if edit is not None and edit.text != line.value:
        return line.meaning(edit.text)
    if edit is not None and line.awaited:
        return line.echo
    if line.mark is not Mark.NONE:
        return f"{line.echo} {finding(line)}".strip()
    return line.echo or line.codes.get(line.value, "")


def _meaning_ink(line: FieldLine) -> Tone:
    """Return the tone of what stands behind the box."""
    return line.mark.tone if line.mark is not Mark.NONE else _ink(line)
