"""The bar chart of a report: bars as long as their numbers, names whole in the table below."""

from functools import partial

from reportlab.lib.units import mm

from reports.bar_chart import HEIGHT_MM, NAME_MM, NUMBER_MM
from reports.book_records import Bar, Chapter, Column, LedgerBook
from reports.ledger_book import AREA, ledger_book
from reports.paper import LEFT_MM, RIGHT_MM
from tests.reports.geometry import outside, overlaps
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


def test_equal_input_gives_equal_bytes() -> None:
    """As for every paper."""
    own = _book({"Contoh": 3, "Karangan": 1})
    assert printed(partial(ledger_book, own)) == printed(partial(ledger_book, own))
