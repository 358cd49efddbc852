"""Reading printed papers back, with a library that did not write them."""

import io
import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, BinaryIO, Final

import pypdf

from reports.annex.annex import AREA
from reports.annex.annex_rows import BODY
from reports.annex.annex_table import EDGES

CODE: Final = re.compile(r"\[U\+([0-9A-F]{4,6})\]")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a page: position of its baseline in points, face and size."""

    x: float
    y: float
    text: str
    face: str
    size: float


def printed(write: Callable[[BinaryIO], object]) -> bytes:
    """Return the bytes that a paper writes."""
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def opened(data: bytes) -> pypdf.PdfReader:
    """Return a reader that forgives nothing."""
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def page_texts(data: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text().strip() for page in opened(data).pages]


def outline(data: bytes) -> list[tuple[int, str, int]]:
    """Return depth from 0, title, and page from 1 of each bookmark, in the order of the outline."""
    reader = opened(data)

    def walk(entries: list[Any], depth: int) -> Iterator[tuple[int, str, int]]:
        for own in entries:
            if isinstance(own, list):
                yield from walk(own, depth + 1)
            else:
                yield depth, str(own.title), 1 + (reader.get_destination_page_number(own) or 0)

    return list(walk(reader.outline, 0))


def texts(page: pypdf.PageObject) -> list[Text]:
    """Return every text of a page with its place, in the order in which it was drawn."""
    found: list[Text] = []

    def visit(
        text: str, _cm: list[float], tm: list[float], font: dict[str, str] | None, size: float
    ) -> None:
        if text.strip() and font is not None:
            found.append(Text(tm[4], tm[5], text.strip("\n"), str(font["/BaseFont"]), size))

    page.extract_text(visitor_text=visit)
    return found


def upright_lines(data: bytes) -> list[tuple[str, ...]]:
    """Return the texts of each line above the annex, from the left, in the order of the pages."""
    found: list[tuple[str, ...]] = []
    for page in takewhile(lambda own: own.mediabox.width < own.mediabox.height, opened(data).pages):
        lines: dict[float, list[tuple[float, str]]] = defaultdict(list)
        for own in texts(page):
            lines[round(own.y, 1)].append((own.x, own.text.strip()))
        for _height, parts in sorted(lines.items(), reverse=True):
            found.append(tuple(text for _x, text in sorted(parts)))
    return found


def columns(data: bytes) -> dict[int, str]:
    """Return what stands in each column of the annex, from one, below its head on every page."""
    found: dict[int, list[str]] = defaultdict(list)
    for page in opened(data).pages:
        if page.mediabox.width < page.mediabox.height:
            continue
        heads: set[int] = set()
        for each in texts(page):
            if each.size != BODY.size or "Bold" in each.face:
                continue
            number = bisect_right(EDGES, each.x - AREA.left)
            if number in heads:
                found[number].append(each.text)
            heads.add(number)
    return {number: "".join(cells) for number, cells in found.items()}


def stored(shown: str) -> str:
    """Return printed text with its codes turned back into characters, without spaces."""
    text = CODE.sub(lambda code: chr(int(code[1], 16)), without_spaces(shown).replace("\n", ""))
    return unicodedata.normalize("NFC", text)


def without_spaces(text: str) -> str:
    """Return the normalised text without spaces of any width, at which lines may break."""
    normal = unicodedata.normalize("NFC", text)
    return "".join(character for character in normal if unicodedata.category(character) != "Zs")
