"""The charts of a report: bars as long as their numbers, lines with marks of their own."""

from functools import partial

import pytest
from reportlab.lib.units import mm

from reports.books.bar_chart import HEIGHT_MM, NAME_MM, NUMBER_MM
from reports.books.book_records import Bar, Chapter, Column, LedgerBook, Line, Trend
from reports.books.ledger_book import AREA, ledger_book
from reports.books.line_chart import MOST_LINES
from reports.page.paper import LEFT_MM, RIGHT_MM
from tests.reports.geometry import outside, overlaps
from tests.reports.pictures import agreed
from tests.reports.reading import opened, page_texts, printed, texts

NAMES = (
    "Togar Parlindungan Simanjuntak Hutagalung Panggabean Lumbantobing Sitompul Nainggolan",
    "Raden Ajeng Kusumaningtyas Sastrowardoyo Hadiningrat Mangkunegara Prawirodirjo Suryo",
    "I Gusti Ngurah Agung Wirabhuana Kesumawijaya Pemecutan Ida Bagus Made Karangasem",
)
"""Places that do not exist, as long as names are."""

COLUMNS = (Column("Kelurahan", 4), Column("Jumlah", 1, right=True))


def _book(counts: dict[str, int]) -> LedgerBook:
    """Return a report with one chart."""
    bars = tuple(Bar(name, count) for name, count in counts.items())
    rows = [(own.name, str(own.count)) for own in bars]
    chapter = Chapter("Per kelurahan", COLUMNS, rows, bars)
    return LedgerBook("Rekapitulasi", "Dinas Sosial Kota Contoh", "27 November 2026", 1, [chapter])


def _bars(data: bytes) -> list[tuple[float, float, float]]:
    """Return the filled rectangles of the first page: left edge, width and height in points."""
    found = []
    content = opened(data).pages[0].get_contents()
    assert content is not None
    for operands, operator in content.operations:
        if operator == b"re":
            x, __, width, height = map(float, operands)
            found.append((x, width, height))
    return found


def test_bars_begin_and_end_at_their_millimetres() -> None:
    """The largest takes all the room, half of it half the room."""
    data = printed(partial(ledger_book, _book({"Contoh": 40, "Karangan": 20, "Kosong": 0})))
    room = AREA.width - (NAME_MM + NUMBER_MM) * mm
    left = (LEFT_MM + NAME_MM) * mm
    wide = {round(width, 1) for x, width, __ in _bars(data) if abs(x - left) < 0.1}
    assert wide == {round(room, 1), round(room / 2, 1)}
    heights = [each.y for each in texts(opened(data).pages[0]) if each.text in ("Contoh", "Kosong")]
    assert abs(heights[0] - heights[1] - 2 * HEIGHT_MM * mm) < 0.1


def test_the_longest_names_neither_overlap_nor_leave_the_page() -> None:
    """They are cut in the chart and whole in the table."""
    data = printed(partial(ledger_book, _book(dict.fromkeys(NAMES, 1_028_807))))
    assert overlaps(data) == []
    assert list(outside(data, (LEFT_MM, RIGHT_MM, 10, 10))) == []
    (text,) = page_texts(data)
    words = text.replace("\n", " ")
    assert all(name in words for name in NAMES)
    assert text.count("...") == len(NAMES)


def test_a_chart_of_nothing_and_a_chart_of_many_pages() -> None:
    """No bar is divided, none is lost, and each page has its foot."""
    (text,) = page_texts(printed(partial(ledger_book, _book({"Kosong": 0}))))
    assert "Kosong" in text
    many = {f"Kelurahan Contoh {at:03}": at for at in range(120)}
    data = printed(partial(ledger_book, _book(many)))
    whole = "\n".join(page_texts(data))
    assert all(whole.count(name) == 2 for name in many)
    assert overlaps(data) == []


def _trend(steps: int, lines: int, most: int) -> LedgerBook:
    """Return a report with lines over so many steps, each one lower than the one before."""
    cycles = tuple(f"{2024 + at // 4}-Q{at % 4 + 1}" for at in range(steps))
    drawn = tuple(
        Line(NAMES[at % len(NAMES)], tuple(most * (lines - at) // lines for _step in cycles))
        for at in range(lines)
    )
    chapter = Chapter("Per kecamatan", COLUMNS, [], trend=Trend(cycles, drawn))
    return LedgerBook("Keluarga", "Dinas Sosial Kota Contoh", "27 November 2026", 1, [chapter])


@pytest.mark.parametrize("steps", [1, 2, 12])
@pytest.mark.parametrize("lines", [1, MOST_LINES])
@pytest.mark.parametrize("most", [0, 3, 1_028_807])
def test_a_line_chart_stays_on_the_page_and_nothing_in_it_overlaps(
    steps: int, lines: int, most: int
) -> None:
    """One cycle or twelve, one district or all that can be told apart, none or a million."""
    data = printed(partial(ledger_book, _trend(steps, lines, most)))
    assert overlaps(data) == []
    assert list(outside(data, (LEFT_MM, RIGHT_MM, 10, 10))) == []
    (text,) = page_texts(data)
    assert all(f"2024-Q{at}" in text for at in range(1, min(steps, 4) + 1))


def test_the_numbers_at_a_line_chart_are_whole_and_reach_the_largest() -> None:
    """Few families never make a quarter of one."""
    lines = (Line("Contoh", (1, 3)),)
    assert Trend(("2026-Q3", "2026-Q4"), lines).ticks == (0, 1, 2, 3)
    for most in (1, 7, 99, 330, 12_345, 1_028_807):
        ticks = Trend(("2026-Q4",), (Line("Contoh", (most,)),)).ticks
        assert ticks[-1] >= most > ticks[-2] and len(ticks) <= 7


def test_a_page_with_lines_looks_as_was_agreed() -> None:
    """Ten marks and strokes that black and white tells apart, and the legend."""
    agreed("report-lines", printed(partial(ledger_book, _trend(8, MOST_LINES, 330))))


def test_no_head_of_a_table_stands_alone_at_the_foot_of_a_page() -> None:
    """Wherever the chart above it ends, a row follows on the same page."""
    for count in range(36, 52):
        many = {f"Kelurahan Contoh {at:03}": at for at in range(count)}
        for text in page_texts(printed(partial(ledger_book, _book(many)))):
            _chart, head, rows = text.partition("Jumlah\n")
            assert not head or "Kelurahan Contoh" in rows


def test_equal_input_gives_equal_bytes() -> None:
    """As for every paper."""
    own = _book({"Contoh": 3, "Karangan": 1})
    assert printed(partial(ledger_book, own)) == printed(partial(ledger_book, own))
