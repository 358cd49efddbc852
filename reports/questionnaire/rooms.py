"""The room for one answer: boxes for characters, a box for a number, lines for words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, space, text_blocks
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.pen import Pen
from reports.questionnaire.questionnaire_records import Entry, Kind, Room

BOX: Final = 4.2 * mm
"""Width of the box of one character."""

BOX_HEIGHT: Final = 5 * mm
BOX_LEADING: Final = BOX_HEIGHT + 0.3 * mm
"""From one line of boxes to the next."""

BETWEEN: Final = 0.8 * mm
"""Between groups of boxes."""

NUMBER_BOX: Final = 16 * mm
"""Width of the box of a number that has no greatest one."""

WRITING: Final = 6.2 * mm
"""Height of a line that is written on by hand."""

NARROW: Final = 40 * mm
"""A line for words that is shorter than this has a second one below."""

CHARACTER: Final = Lettering(Style.SANS, 10)
WORDS: Final = Lettering(Style.SANS, 8.5)
CLOSE: Final = Lettering(Style.SANS, 7)
"""For words of which one is wider than its column: a name is not broken where it need not be."""

MEANING: Final = Lettering(Style.SERIF_ITALIC, 6.5)

_BELOW: Final = 1 * mm
"""Between the words of an answer and the rule they stand on."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Boxes that stand together: distance from the left, and the characters in them."""

    left: float
    text: str


def is_wide(room: Room, entry: Entry) -> bool:
    """Return whether the answer takes whatever width there is."""
    return not _fits_boxes(room, entry) and not _fits_number(room, entry)


def natural_width(room: Room, entry: Entry) -> float:
    """Return how wide the room of an answer is on one line, in points; words have no width."""
    if _fits_number(room, entry):
        return NUMBER_BOX
    if not _fits_boxes(room, entry):
        return 0
    return sum(room.groups) * BOX + (len(room.groups) - 1) * BETWEEN


def answer_lines(room: Room, entry: Entry, width: float) -> list[Block]:
    """Return the room for an answer with what is written in it, and what that means, by lines."""
    return [*room_lines(room, entry, width), *meaning_lines(entry, width)]


def meaning_lines(entry: Entry, width: float) -> list[Block]:
    """Return what a code means, in small type."""
    return text_blocks(entry.meaning, MEANING, width) if entry.meaning else []


def room_lines(room: Room, entry: Entry, width: float) -> list[Block]:
    """Return the room for an answer with what is written in it, line by line."""
    if _fits_boxes(room, entry):
        return [_boxes(groups) for groups in _lines_of_groups(room, entry.text, width)]
    if _fits_number(room, entry):
        return [_number(entry.text, min(width, NUMBER_BOX))]
    return list(_written(entry.text, width))


def _fits_boxes(room: Room, entry: Entry) -> bool:
    """Return whether an answer is written a character a box."""
    plain = entry.text.isascii() and (entry.text.isprintable() or not entry.text)
    return room.kind is Kind.BOXES and plain and len(entry.text) <= sum(room.groups)


def _fits_number(room: Room, entry: Entry) -> bool:
    """Return whether an answer is written into one box."""
    if room.kind is not Kind.NUMBER:
        return False
    shown = CHARACTER.face.printable(entry.text)
    return CHARACTER.width(shown) <= NUMBER_BOX - 2 * BETWEEN


def _lines_of_groups(room: Room, text: str, width: float) -> Iterator[list[_Group]]:
    """Yield the groups of boxes that stand on one line, with their characters."""
    line: list[_Group] = []
    left, start = 0.0, 0
    for size in _no_wider(room.groups, max(1, int(width / BOX))):
        if line and left + size * BOX > width:
            yield line
            line, left = [], 0.0
        line.append(_Group(left, text[start : start + size].ljust(size)))
        left += size * BOX + BETWEEN
        start += size
    yield line


def _no_wider(groups: Sequence[int], most: int) -> Iterator[int]:
    """Yield the groups, those with more boxes than a line holds in parts."""
    for size in groups:
        for start in range(0, size, most):
            yield min(most, size - start)


def _boxes(groups: Sequence[_Group]) -> Block:
    """Return one line of boxes."""

    def draw(pen: Pen, x: float, y: float) -> None:
        foot = y - BOX_HEIGHT
        for group in groups:
            left = x + group.left
            pen.box(left, foot, len(group.text) * BOX, BOX_HEIGHT)
            parts = (left + place * BOX for place in range(1, len(group.text)))
            pen.rules([(part, foot, part, y) for part in parts])
            for place, character in enumerate(group.text):
                if character != " ":
                    middle = left + (place + 0.5) * BOX
                    pen.centred(middle, foot + 1.4 * mm, character, CHARACTER)

    return Block(BOX_LEADING, draw)


def _number(text: str, width: float) -> Block:
    """Return one box with a number."""
    shown = CHARACTER.face.printable(text)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.box(x, y - BOX_HEIGHT, width, BOX_HEIGHT)
        pen.right(x + width - BETWEEN, y - BOX_HEIGHT + 1.4 * mm, shown, CHARACTER)

    return Block(BOX_LEADING, draw)


def _written(text: str, width: float) -> Iterator[Block]:
    """Yield lines to write on, as many as the words need; the row's own rule is under the last."""
    if not text:
        yield from [_ruled("", width, WRITING)] * (1 if width < NARROW else 0)
        yield space(WRITING)
        return
    own = WORDS if _fits_words(text, width) else CLOSE
    *others, last = own.lines(text, width)
    for line in others:
        yield _ruled(line, width, WORDS.leading + _BELOW, own)
    yield Block(WORDS.leading, lambda pen, x, y: pen.text(x, y - WORDS.size, last, own))


def _fits_words(text: str, width: float) -> bool:
    """Return whether no word of an answer is wider than its line."""
    return all(WORDS.width(word) <= width for word in WORDS.face.printable(text).split(" "))


def _ruled(line: str, width: float, height: float, own: Lettering = WORDS) -> Block:
    """Return one line above a rule."""

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.text(x, y - height + _BELOW, line, own)
        pen.rules([(x, y - height, x + width, y - height)])

    return Block(height, draw)
