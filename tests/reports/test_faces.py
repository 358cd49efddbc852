"""The typefaces: what they cover, and what is printed where they do not."""

import pytest
from fontTools.ttLib import TTFont

from reports.page.faces import FOLDER, Style, face


@pytest.mark.parametrize("style", Style)
def test_every_face_is_a_file_with_truetype_outlines(style: Style) -> None:
    """ReportLab embeds no others."""
    with TTFont(FOLDER / f"{style}.ttf") as font:
        assert "glyf" in font


@pytest.mark.parametrize("style", [Style.SERIF, Style.SERIF_BOLD, Style.SERIF_ITALIC])
def test_a_changed_face_does_not_use_the_name_of_its_source(style: Style) -> None:
    """The GUST licence asks for it, and for the old copyright to stay."""
    with TTFont(FOLDER / f"{style}.ttf") as font:
        names = {record.nameID: str(record) for record in font["name"].names}
    assert not any("Gyre" in names[number] for number in (1, 3, 4, 6))
    assert "B. Jackowski and J.M. Nowacki" in names[0]


def test_the_serif_is_as_wide_as_bookman() -> None:
    """Digits of Bookman are 0.62 of the type size wide, so pages break where offices expect."""
    assert face(Style.SERIF).widths["0"] == pytest.approx(0.62)


def test_the_sans_is_as_wide_as_arial() -> None:
    """Digits of Arial are 0.556 of the type size wide."""
    assert face(Style.SANS).widths["0"] == pytest.approx(0.556, abs=0.001)


def test_usual_text_is_printed_as_it_is() -> None:
    """Nothing is done to what needs nothing."""
    assert face(Style.SANS).printable("MA'RUF <b> [/] é Ж") == "MA'RUF <b> [/] é Ж"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\ua9a7", "[U+A9A7]"),
        ("\N{GRINNING FACE}", "[U+1F600]"),
        ("\x1b[2J", "[U+001B][2J"),
        ("\u202eTXT", "[U+202E]TXT"),
        ("\u200b", "[U+200B]"),
        ("\u0645", "[U+0645]"),
        ("\u05d0", "[U+05D0]"),
        ("a\nb", "a[U+000A]b"),
    ],
)
def test_what_cannot_be_drawn_is_printed_as_its_code(text: str, shown: str) -> None:
    """Nothing is lost in silence; letters that run from right to left would stand in disorder."""
    assert face(Style.SANS).printable(text) == shown


def test_a_space_of_any_width_is_a_space() -> None:
    """No reader of paper can tell them apart."""
    assert face(Style.SANS).printable("a\u00a0b\u3000c") == "a b c"


def test_a_letter_and_its_accent_become_one_character() -> None:
    """A face has the whole letter, and no rule for placing an accent."""
    assert face(Style.SANS).printable("Jose\u0301") == "José"


def test_a_character_that_only_the_spare_face_has_is_drawn_by_it() -> None:
    """Cyrillic stands in the sans face alone."""
    assert list(face(Style.SERIF).runs("AЖB")) == [
        (Style.SERIF, "A"),
        (Style.SANS, "Ж"),
        (Style.SERIF, "B"),
    ]
