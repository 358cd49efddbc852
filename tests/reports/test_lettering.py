"""Breaking text into lines."""

from hypothesis import given
from hypothesis import strategies as st

from reports.page.faces import Style
from reports.page.lettering import CUT, Lettering

SANS = Lettering(Style.SANS, 7)
WIDTH = 60.0


@given(st.text(max_size=200))
def test_no_line_is_wider_than_its_column(text: str) -> None:
    """Whatever the text."""
    assert all(SANS.width(line) <= WIDTH for line in SANS.lines(text, WIDTH))


@given(st.text(max_size=200))
def test_breaking_loses_nothing_but_spaces(text: str) -> None:
    """Names are printed whole."""
    whole = SANS.face.printable(text)
    assert "".join(SANS.lines(text, WIDTH)).replace(" ", "") == whole.replace(" ", "")


def test_lines_break_between_words() -> None:
    """A word that fits on a line is not divided."""
    assert SANS.lines("Jalan Contoh Raya Nomor 12", WIDTH) == ["Jalan Contoh Raya", "Nomor 12"]


def test_a_word_wider_than_its_column_is_divided() -> None:
    """It would run over the rule otherwise."""
    lines = SANS.lines("W" * 20, WIDTH)
    assert len(lines) > 1
    assert "".join(lines) == "W" * 20


def test_a_column_narrower_than_a_letter_still_gets_every_letter() -> None:
    """One letter a line is the least."""
    assert SANS.lines("WWW", 1) == ["W", "W", "W"]


def test_a_code_is_not_divided_where_it_fits_on_a_line() -> None:
    """It could not be read."""
    lines = SANS.lines("\u0645" * 6, WIDTH)
    assert set(lines) == {"[U+0645][U+0645]"}


def test_an_empty_text_is_one_empty_line() -> None:
    """A row is never without height."""
    assert SANS.lines("", WIDTH) == [""]


def test_one_line_is_cut_with_dots_within_its_width() -> None:
    """For bands across the table, where the rows have the name whole."""
    line = SANS.one_line("Kelurahan " * 10, WIDTH)
    assert line.endswith(CUT)
    assert SANS.width(line) <= WIDTH


def test_the_lines_of_a_title_are_of_much_the_same_length() -> None:
    """Otherwise the year of a quarter stands alone below a title of the width of the page."""
    text = "MUSYAWARAH ATAS DATA TERPADU KESEJAHTERAAN SOSIAL TRIWULAN IV TAHUN 2026"
    width = SANS.width(text.removesuffix(" 2026"))
    usual, evened = SANS.lines(text, width), SANS.even_lines(text, width)
    assert usual[-1] == "2026" and len(evened) == len(usual)
    assert " ".join(evened) == text
    assert min(map(SANS.width, evened)) > 0.7 * max(map(SANS.width, evened))


def test_a_title_is_not_evened_by_breaking_a_word() -> None:
    """A word that fits in a line stays whole."""
    text = "A KESEJAHTERAAN"
    width = SANS.width("KESEJAHTERAAN") + 1
    assert SANS.even_lines(text, width) == ["A", "KESEJAHTERAAN"]
