"""A questionnaire (formulir) on paper, blank or filled in: blocks, members side by side, signature.

No official layout is followed; it is the order and the numbers of the instrument.
"""

from dataclasses import replace
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, beside, space, stacked, text_blocks
from reports.page.cells import PADDING
from reports.page.faces import Style
from reports.page.flowing import BREATH, GAP, Flow, half
from reports.page.lettering import Lettering
from reports.page.limits import check_lengths
from reports.page.paper import A4, F4, Area
from reports.page.pen import Pen
from reports.page.records import PageCount
from reports.page.streaming import StreamedCanvas
from reports.questionnaire.questionnaire_page import (
    BLANK,
    HEAD_MM,
    area,
    close_page,
    reference_text,
    write_head,
)
from reports.questionnaire.questionnaire_records import Part, Phrases, Questionnaire, Section, Sheet
from reports.questionnaire.questions import NOTE, SIDE, Columns, in_columns, numbers_width, once

PAPERS: Final = {Sheet.F4: F4, Sheet.A4: A4}

TITLE: Final = Lettering(Style.SANS_BOLD, 12)
PART: Final = Lettering(Style.SANS_BOLD, 10)
SECTION: Final = Lettering(Style.SANS_BOLD, 8.5)
HEAD: Final = Lettering(Style.SANS_BOLD, 7)
BODY: Final = Lettering(Style.SANS, 8)

SIGNING: Final = 10 * mm
"""Room for a signature."""

MOST_OF_PAGE: Final = 1 / 3
"""Part of a page that a question takes before it goes on in a new piece."""


def questionnaire(given: Questionnaire, out: BinaryIO) -> PageCount:
    """Write the paper and return how many pages it has.

    Equal input gives equal bytes.

    Raises:
        PaperTextTooLongError: a text does not fit in its one place; nothing was written.
    """
    check_lengths({"origin": given.origin}, {"post": given.signers})
    paper = PAPERS[given.sheet]
    printed = area(paper)
    flow = _laid_out(given, printed)
    pen = Pen(StreamedCanvas(out, paper.size, given.language))
    pen.describe(given.title, given.origin)
    total = len(flow.pages)
    for number, page in enumerate(flow.pages, start=1):
        pen.begin_page(paper.size)
        if number > 1:
            write_head(pen, paper, given)
        for spot in page:
            spot.block.draw(pen, printed.left + spot.across, printed.top - spot.down)
        close_page(pen, paper, given, number, total)
    pen.finish()
    return PageCount(total)


def _laid_out(given: Questionnaire, printed: Area) -> Flow:
    """Return the pages: one part below the other, then who signs."""
    flow = Flow(printed.width, printed.height, HEAD_MM * mm)
    flow.across(_opening(given, printed.width))
    for part in given.parts:
        if part.title:
            flow.across(text_blocks(part.title, PART, printed.width))
        _lay_out(part, given.phrases, printed, flow)
    flow.across(_signatures(given, printed.width))
    return flow


def _lay_out(part: Part, phrases: Phrases, printed: Area, flow: Flow) -> None:
    """Put a part on pages: what is answered once in two columns, what several answer across."""
    most = printed.height * MOST_OF_PAGE
    narrow: list[Block] = []
    for section in part.sections:
        if not section.columns:
            gap = [BREATH] if narrow else []
            narrow += gap + _blocks(section, phrases, half(printed.width), most)
            continue
        if narrow:
            flow.halves(narrow)
            narrow = []
        flow.across(_blocks(section, phrases, printed.width, most))
    if narrow:
        flow.halves(narrow)


def _opening(given: Questionnaire, width: float) -> list[Block]:
    """Return what stands above the questions: title, whose form it is, how to fill it in."""
    told = "   ".join(map(reference_text, given.references))
    return [
        *text_blocks(given.title, TITLE, width),
        *text_blocks(told, BODY, width),
        *text_blocks(given.phrases.guide, NOTE, width),
    ]


def _blocks(section: Section, phrases: Phrases, width: float, most: float) -> list[Block]:
    """Return a section: its head, which comes again where it goes on, and its questions."""
    again = _head_again(section, phrases, width)
    numbers = numbers_width(section)
    lay = in_columns if section.columns else once
    blocks = [
        replace(piece, head=again)
        for line in section.lines
        for piece in lay(line, numbers, width, most)
    ]
    return [*(replace(own, keep=True) for own in _head(section, width)), *blocks]


def _head(section: Section, width: float) -> list[Block]:
    """Return the title, when the section is asked, and what heads its columns."""
    titles = [_title(line, width) for line in SECTION.lines(section.title, width - 2 * PADDING)]
    note = [*text_blocks(section.note, NOTE, width), space(PADDING)] if section.note else []
    return [*titles, *note, *_column_heads(section.columns, width)]


def _head_again(section: Section, phrases: Phrases, width: float) -> Block:
    """Return the head of a section that goes on: whole, as the sheet may lie alone."""
    title = f"{section.title} {phrases.continued}"
    return stacked(_head(replace(section, title=title), width))


def _title(line: str, width: float) -> Block:
    """Return one printable line of a title on a ground."""
    height = SECTION.leading + PADDING

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.ground(x, y - height, width, height)
        pen.text(x + PADDING, y - PADDING / 2 - SECTION.size, line, SECTION)

    return Block(height, draw)


def _column_heads(names: tuple[str, ...], width: float) -> list[Block]:
    """Return what heads the columns, if there are any, in as many lines as the names need."""
    if not names:
        return []
    columns = Columns(width, len(names))
    shown = [stacked(text_blocks(name, HEAD, columns.each - 2 * SIDE)) for name in names]
    height = max(name.height for name in shown) + 2 * PADDING

    def draw(pen: Pen, x: float, y: float) -> None:
        for left, name in zip(columns.lefts, shown, strict=True):
            name.draw(pen, x + left + SIDE, y - PADDING)
        upright = [(x + edge, y, x + edge, y - height) for edge in columns.edges]
        level = [(x, down, x + width, down) for down in (y, y - height)]
        pen.rules([*upright, *level])

    return [Block(height, draw)]


def _signatures(given: Questionnaire, width: float) -> list[Block]:
    """Return the places where people sign, two beside each other."""
    offset = width / 2
    places = [_signature(post, given.phrases, half(width)) for post in given.signers]
    rows = [
        beside(first, second, offset)
        for first, second in zip(places[::2], [*places[1::2], space(0)], strict=False)
    ]
    return [block for row in rows for block in (row, space(GAP))][:-1]


def _signature(post: str, phrases: Phrases, width: float) -> Block:
    """Return the place where one person signs, which is not divided."""
    lines = (
        text_blocks(post, HEAD, width),
        text_blocks(f"{phrases.date}: {BLANK}", BODY, width),
        [space(SIGNING)],
        text_blocks(f"{phrases.name}: {BLANK}", BODY, width),
    )
    return stacked([block for part in lines for block in part])
