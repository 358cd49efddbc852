"""Blocks that flow down upright pages: lines, table rows, a signature that must not stand alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.page.lettering import Lettering
from reports.page.pen import Pen

Draw = Callable[[Pen, float, float], None]
"""Draws a block whose upper left corner is at x, y."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a height in points that is not divided between two pages.

    `keep` holds it on the page of the block that follows. `head` is drawn above it when it is the
    first of a page, as the head of a table is.
    """

    height: float
    draw: Draw
    keep: bool = False
    head: "Block | None" = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far its upper edge is below the top of the page, in points."""

    block: Block
    down: float


def space(height: float) -> Block:
    """Return an empty block."""
    return Block(height, lambda _pen, _x, _y: None)


def text_blocks(
    text: str, lettering: Lettering, width: float, indent: float = 0, *, keep: bool = False
) -> list[Block]:
    """Return a paragraph as a block a line, indented from the left.

    Args:
        text: any text, escaped here.
        lettering: its face and size.
        width: from the left edge to the right one, the indent included.
        indent: in points.
        keep: hold the lines together with what follows.
    """
    lines = lettering.lines(text, width - indent)
    return [Block(lettering.leading, _line(line, lettering, indent), keep) for line in lines]


def centred_blocks(text: str, lettering: Lettering, width: float) -> list[Block]:
    """Return a title as a block a line, each in the middle of a width; no line is much longer."""
    blocks = []
    for line in lettering.even_lines(text, width):
        indent = (width - lettering.width(line)) / 2
        blocks.append(Block(lettering.leading, _line(line, lettering, indent)))
    return blocks


def beside(left: Block, right: Block, offset: float) -> Block:
    """Return two blocks side by side, the right one an offset from the left edge."""

    def draw(pen: Pen, x: float, y: float) -> None:
        left.draw(pen, x, y)
        right.draw(pen, x + offset, y)

    return Block(max(left.height, right.height), draw)


def hanging_blocks(
    marks: Sequence[tuple[float, str]], text: str, lettering: Lettering, width: float, indent: float
) -> list[Block]:
    """Return a paragraph that hangs beside marks such as a number or a label, a block a line.

    Args:
        marks: printable texts on the first line, each with its distance from the left edge.
        text: any text.
        lettering: of all.
        width: of all, in points.
        indent: of the text, in points.
    """
    first, *more = text_blocks(text, lettering, width, indent)
    beside_marks = [_line(mark, lettering, at) for at, mark in marks]

    def draw(pen: Pen, x: float, y: float) -> None:
        for draw_mark in beside_marks:
            draw_mark(pen, x, y)
        first.draw(pen, x, y)

    return [Block(first.height, draw), *more]


def labelled_blocks(
    label: str, text: str, lettering: Lettering, width: float, indent: float
) -> list[Block]:
    """Return a paragraph beside a label and a colon; arguments as for `hanging_blocks`."""
    marks = ((0, label), (indent, ":"))
    return hanging_blocks(marks, text, lettering, width, indent + lettering.width(": "))


def stacked(blocks: Sequence[Block]) -> Block:
    """Return blocks one below the other as one."""

    def draw(pen: Pen, x: float, y: float) -> None:
        for block in blocks:
            block.draw(pen, x, y)
            y -= block.height

    return Block(sum(block.height for block in blocks), draw)


def kept_end(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks of which the last stays on the page of what follows, as a signature."""
    *before, last = blocks
    return [*before, replace(last, keep=True)]


def pages(blocks: Iterable[Block], height: float) -> list[list[Placed]]:
    """Return the blocks placed on pages of a height in points, one page at least.

    Blocks that are to be kept together and do not fit on one page are divided after all.
    """
    return list(paged(blocks, height))


def paged(blocks: Iterable[Block], height: float) -> Iterator[list[Placed]]:
    """Yield each page as soon as it is full, as `pages` returns them."""
    page: list[Placed] = []
    down = 0.0
    for group in _groups(blocks, height):
        if page and down + sum(block.height for block in group) > height:
            yield page
            page, down = [], 0.0
        head = group[0].head if not page else None
        for block in (head, *group) if head is not None else group:
            page.append(Placed(block, down))
            down += block.height
    yield page


def _groups(blocks: Iterable[Block], height: float) -> Iterator[list[Block]]:
    """Give the blocks in groups that stay on one page."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if block.keep:
            continue
        if sum(each.height for each in group) <= height:
            yield group
        else:
            yield from ([replace(each, keep=False)] for each in group)
        group = []
    if group:
        yield group


def _line(line: str, lettering: Lettering, indent: float) -> Draw:
    """Return what draws one printable line."""

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.text(x + indent, y - lettering.size, line, lettering)

    return draw
