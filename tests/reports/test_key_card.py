"""The key card: every key of the one table, in two columns, on one page or two."""

from functools import partial

from reportlab.lib.units import mm

from reports.books.book_records import KeyCard, KeyPlace
from reports.books.key_card import AREA, EDGE_MM, KEY_WIDTH, key_card
from reports.page.flowing import half
from siksng_tui import words
from siksng_tui.key_places import PLACES
from siksng_tui.key_table import KEYS, Place
from siksng_tui.services.papers import key_cards
from tests.reports.geometry import outside, overlaps
from tests.reports.reading import opened, page_texts, printed, texts


def test_every_key_and_every_place_stands_on_the_card() -> None:
    """In the language that is spoken; a place that is added later is not forgotten."""
    words.choose("id")
    assert set(PLACES) == set(Place)
    data = printed(partial(key_card, key_cards.card()))
    pages = page_texts(data)
    whole = " ".join(" ".join(pages).split())
    assert len(pages) <= 2
    missing = [own.id for own in KEYS if " ".join(words._(own.meaning).split()) not in whole]
    assert missing == []
    assert all(words._(title) in whole for title in PLACES.values())


def test_columns_stand_at_their_millimetres_and_nothing_is_drawn_over_anything() -> None:
    """Fifteen millimetres from each edge; meanings behind the keys."""
    words.choose("id")
    data = printed(partial(key_card, key_cards.card()))
    assert overlaps(data) == []
    assert list(outside(data, (EDGE_MM, EDGE_MM, EDGE_MM, 8))) == []
    starts = {round(each.x / mm, 1) for each in texts(opened(data).pages[0])}
    second = round((AREA.right - half(AREA.width)) / mm, 1)
    behind = round(KEY_WIDTH / mm, 1)
    assert {15.0, 15.0 + behind, second, round(second + behind, 1)} <= starts


def test_a_place_that_goes_on_in_the_next_column_has_its_title_again() -> None:
    """A key without its place means nothing."""
    many = KeyPlace("Daftar", tuple((f"F{at}", f"Arti nomor {at}") for at in range(200)))
    (first, *__) = page_texts(printed(partial(key_card, KeyCard("Kartu", (many,), "id"))))
    assert first.count("Daftar") == 2


def test_equal_input_gives_equal_bytes_and_fonts_are_embedded() -> None:
    """As for every paper."""
    words.choose("en")
    one, other = (printed(partial(key_card, key_cards.card())) for _ in range(2))
    assert one == other
    fonts = opened(one).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    used = [own.get_object() for own in fonts.values()]
    named = [own for own in used if "Liberation" in str(own["/BaseFont"])]
    assert named
    assert all("/FontFile2" in own["/FontDescriptor"] for own in named)
