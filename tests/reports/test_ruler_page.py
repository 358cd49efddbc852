"""The test page: what a ruler says of it is what it says of itself."""

from functools import partial
from typing import Final

from reportlab.lib.units import mm

from reports.books.ruler_page import BORDERS_MM, RULER_MM, ruler_page
from siksng_tui import words
from siksng_tui.services.papers import ruler_pages
from tests.reports.geometry import outside, overlaps
from tests.reports.reading import opened, printed

A4_MM: Final = (210, 297)
"""Width and height of the sheet."""


def _page() -> bytes:
    """Return the page in the language of the office."""
    words.choose("id")
    return printed(partial(ruler_page, ruler_pages.page()))


def _strokes(data: bytes) -> list[tuple[float, float, float, float]]:
    """Return the strokes and outlines of the page in millimetres, as they are drawn: x, y, x, y."""
    drawn = opened(data).pages[0].get_contents()
    assert drawn is not None
    found = []
    at = (0.0, 0.0)
    for operands, operator in drawn.operations:
        own = [float(each) / mm for each in operands] if operator in {b"m", b"l", b"re"} else []
        if operator == b"m":
            at = (own[0], own[1])
        elif operator == b"l":
            found.append((*at, own[0], own[1]))
        elif operator == b"re":
            found.append((own[0], own[1], own[0] + own[2], own[1] + own[3]))
    return found


def test_each_ruler_is_a_hundred_millimetres_long_and_has_a_stroke_at_each() -> None:
    """One lies, the other stands: a printer may change one direction only."""
    strokes = [own for own in _strokes(_page()) if own[0] == own[2] or own[1] == own[3]]
    for along in (0, 1):
        long = max(strokes, key=lambda own: own[along + 2] - own[along])
        assert round(long[along + 2] - long[along], 3) == RULER_MM
        ticks = {
            round(own[along] - long[along], 3) for own in strokes if own[along] == own[along + 2]
        }
        assert ticks >= set(range(RULER_MM + 1))


def test_the_borders_stand_at_their_millimetres_from_every_edge() -> None:
    """Which of them is missing on the sheet says how near to its edge a printer comes."""
    found = {tuple(round(each, 2) for each in own) for own in _strokes(_page())}
    for edge in BORDERS_MM:
        assert (edge, edge, A4_MM[0] - edge, A4_MM[1] - edge) in found


def test_nothing_is_written_over_anything_or_off_the_sheet() -> None:
    """In Indonesian, the longer language."""
    data = _page()
    assert overlaps(data) == []
    assert list(outside(data, (5, 5, 5, 5))) == []
