"""How a question stands on paper: number, label, when and how, codes, and the room beside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, Draw, space, text_blocks
from reports.page.cells import Cell, row_blocks
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.pen import Pen
from reports.questionnaire.questionnaire_records import Code, Line, Section
from reports.questionnaire.rooms import (
    answer_lines,
    is_wide,
    meaning_lines,
    natural_width,
    room_lines,
)

LABEL: Final = Lettering(Style.SANS, 8)
NUMBER: Final = Lettering(Style.SANS_BOLD, 7)
CODE: Final = Lettering(Style.SANS_BOLD, 6.5)
CODE_LABEL: Final = Lettering(Style.SANS, 6.5)
NOTE: Final = Lettering(Style.SERIF_ITALIC, 6.5)

NUMBER_WIDTH: Final = 8.5 * mm
"""Width of the numbers, where any question of a section has one."""

QUESTION_WIDTH: Final = 69 * mm
"""Width of number and question where answers stand in columns."""

SIDE: Final = 0.9 * mm
"""Between the upright rules of a column and what stands in it."""

GAP: Final = 2 * mm
"""Between a question and the room for its answer, and between codes."""

MEANT: Final = 22 * mm
"""Width of a code's meaning beside its boxes."""

WRITING: Final = 0.56
"""Part of the width that a line for words takes beside its question; else it stands below."""

_Piece = tuple[float, str, Lettering]
"""A printable text, how far from the left it stands, and its lettering."""


def numbers_width(section: Section) -> float:
    """Return the width that the numbers of a section's questions take."""
    return NUMBER_WIDTH if any(line.number for line in section.lines) else 0


def once(line: Line, numbers: float, width: float, most: float) -> list[Block]:
    """Return a question that is answered once: its room at the right, or below if it is wide.

    Args:
        line: the question.
        numbers: width of the numbers, in points.
        width: of all.
        most: greatest height of a piece.
    """
    entry, own = line.entries[0], width - numbers
    shaded = not entry.asked
    number = Cell(0, numbers, _number(line, numbers))
    beside = _beside(line, own)
    if not beside:
        apart = [] if is_wide(line.room, entry) else [space(GAP / 4)]
        lines = [*question_lines(line, own), *apart, *answer_lines(line.room, entry, own)]
        return row_blocks([number, Cell(numbers, own, lines, shaded)], width, most)
    meant = MEANT if entry.meaning else 0
    asking = own - beside - meant - GAP
    cells = [
        number,
        Cell(numbers, asking, question_lines(line, asking)),
        Cell(width - beside - meant, meant, meaning_lines(entry, meant - GAP)),
        Cell(width - beside, beside, room_lines(line.room, entry, beside), shaded),
    ]
    return row_blocks(cells, width, most)


def in_columns(line: Line, numbers: float, width: float, most: float) -> list[Block]:
    """Return a question with a column for each answer; arguments as for `once`."""
    columns = Columns(width, len(line.entries))
    inner = QUESTION_WIDTH - numbers - 2 * SIDE
    cells = [
        Cell(SIDE, numbers, _number(line, numbers)),
        Cell(SIDE + numbers, inner, question_lines(line, inner)),
    ]
    for left, entry in zip(columns.lefts, line.entries, strict=True):
        inside = answer_lines(line.room, entry, columns.each - 2 * SIDE)
        moved = [_moved(block, SIDE) for block in inside]
        cells.append(Cell(left, columns.each, moved, shaded=not entry.asked))
    return row_blocks(cells, width, most, columns.edges)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of answers beside questions: `width` of all in points, `count` of answers."""

    width: float
    count: int

    @property
    def each(self) -> float:
        """Return the width of one."""
        return (self.width - QUESTION_WIDTH) / self.count

    @property
    def lefts(self) -> tuple[float, ...]:
        """Return where each begins."""
        return tuple(QUESTION_WIDTH + place * self.each for place in range(self.count))

    @property
    def edges(self) -> tuple[float, ...]:
        """Return where upright rules stand."""
        return (0, *self.lefts, self.width)


def question_lines(line: Line, width: float) -> list[Block]:
    """Return label, note, codes and manner of a question, line by line."""
    note = text_blocks(line.note, NOTE, width) if line.note else []
    manner = text_blocks(line.manner, NOTE, width) if line.manner else []
    label = text_blocks(line.label, LABEL, width)
    return [*label, *note, *_code_lines(line.codes, width), *manner]


def _beside(line: Line, width: float) -> float:
    """Return the width of the room that stands beside a question; 0 if it stands below."""
    entry = line.entries[0]
    label = LABEL.width(LABEL.face.printable(line.label))
    meant = MEANT if entry.meaning else 0
    if is_wide(line.room, entry):
        beside = width * WRITING
        return beside if label + GAP < width - beside - meant else 0
    natural = natural_width(line.room, entry)
    left = width - natural - GAP - meant
    return natural if left >= min(label, width / 2) else 0


def _number(line: Line, width: float) -> list[Block]:
    """Return the number of a question; nothing where a section has none."""
    return text_blocks(line.number, NUMBER, width - GAP / 2) if line.number else []


def _code_lines(codes: Iterable[Code], width: float) -> list[Block]:
    """Return codes with their labels, one behind the other, broken between words."""
    lines: list[list[_Piece]] = [[]]
    left = 0.0
    for item in codes:
        code, label = CODE.face.printable(f"{item.code} "), CODE_LABEL.face.printable(item.label)
        own = CODE.width(code)
        if own > width / 2:
            lines += [*_stacked(item, width), []]
            left = 0.0
            continue
        if lines[-1] and left + own + CODE_LABEL.width(label.partition(" ")[0]) > width:
            lines.append([])
            left = 0.0
        text, *more = _indented(label, left + own, width)
        lines[-1] += [(left, code, CODE), (left + own, text, CODE_LABEL)]
        lines += [[(0.0, line, CODE_LABEL)] for line in more]
        start, last, _ = lines[-1][-1]
        left = start + CODE_LABEL.width(last) + GAP
    return [Block(CODE_LABEL.leading, _drawn(line)) for line in lines if line]


def _stacked(item: Code, width: float) -> list[list[_Piece]]:
    """Return the lines of a code that is too wide to have its label beside it."""
    code = [[(0.0, line, CODE)] for line in CODE.lines(item.code, width)]
    label = [[(0.0, line, CODE_LABEL)] for line in CODE_LABEL.lines(item.label, width)]
    return [*code, *label]


def _indented(text: str, indent: float, width: float) -> list[str]:
    """Return printable text in lines of which the first one begins at an indent."""
    first, *more = CODE_LABEL.lines(text, width - indent)
    rest = text[len(first) :].lstrip(" ")
    return [first, *CODE_LABEL.lines(rest, width)] if more else [first]


def _drawn(pieces: Sequence[_Piece]) -> Draw:
    """Return what draws pieces of text on one line."""

    def draw(pen: Pen, x: float, y: float) -> None:
        for left, text, lettering in pieces:
            pen.text(x + left, y - lettering.size, text, lettering)

    return draw


def _moved(block: Block, right: float) -> Block:
    """Return a block that draws itself farther to the right."""
    return Block(block.height, lambda pen, x, y: block.draw(pen, x + right, y))
