"""A questionnaire on paper."""

import io
import json
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.units import mm

from reports.page.errors import PaperTextTooLongError
from reports.questionnaire.questionnaire import questionnaire
from reports.questionnaire.questionnaire_records import (
    Code,
    Entry,
    Line,
    Part,
    Questionnaire,
    Reference,
    Sheet,
)
from reports.questionnaire.rooms import BOX
from tests.reports.geometry import outside, overlaps
from tests.reports.invented_forms import (
    CODE_BOX,
    CODES,
    LONG_NUMBER,
    NUMBER,
    WORDS,
    code_line,
    form,
    household,
    members,
)
from tests.reports.reading import Text, opened, page_texts, printed, stored, texts, without_spaces

HOSTILE = {
    case["id"]: case["text"]
    for case in json.loads((Path(__file__).parents[1] / "hostile_strings.json").read_text("utf-8"))
}

MARGINS_MM = (20, 12, 10, 7)
"""Left, right, top, bottom."""

NIK = "1771015708450001"


def _drawn(given: Questionnaire) -> bytes:
    """Return the bytes of a paper."""
    return printed(partial(questionnaire, given))


def _texts(given: Questionnaire) -> list[Text]:
    """Return the texts of the first page."""
    return texts(opened(_drawn(given)).pages[0])


def _whole(given: Questionnaire) -> str:
    """Return all that stands on a paper in the order of drawing, as it was stored."""
    pages = opened(_drawn(given)).pages
    return stored("".join(each.text for page in pages for each in texts(page)))


def _grounds(given: Questionnaire) -> int:
    """Return how many grounds lie on the first page."""
    contents = opened(_drawn(given)).pages[0].get_contents()
    return contents.get_data().count(b" re f") if contents is not None else 0


@pytest.mark.parametrize(("sheet", "size"), [(Sheet.F4, (215, 330)), (Sheet.A4, (210, 297))])
def test_the_sheet_is_exact_to_the_millimetre(sheet: Sheet, size: tuple[float, float]) -> None:
    """Upright, and the same on every page."""
    for page in opened(_drawn(form(members(4, 60), sheet=sheet))).pages:
        shown = (float(page.mediabox.width) / mm, float(page.mediabox.height) / mm)
        assert tuple(round(side, 2) for side in shown) == size


def test_equal_input_gives_equal_bytes() -> None:
    """The print ledger keeps the hash of the file."""
    given = form(household("2", NIK), members(4))
    assert _drawn(given) == _drawn(given)


def test_it_is_one_page_for_little_and_tells_how_many_for_much() -> None:
    """And says on each which of how many it is."""
    assert questionnaire(form(household()), io.BytesIO()).pages == 1
    pages = page_texts(_drawn(form(household(), members(4, 60))))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page


def test_title_reference_and_heads_come_again_on_each_page() -> None:
    """A sheet that falls out of the bundle is still known."""
    _, *others = page_texts(_drawn(form(members(3, 60))))
    for page in others:
        assert "Formulir contoh" in page and "Nomor formulir: ..." in page
        assert "Blok IV. Anggota (lanjutan)" in page and "Jika II.1 berkode 1" in page
        assert "Anggota 3" in page


def test_names_of_eighty_characters_head_their_columns_whole_on_each_page() -> None:
    """Nothing is cut: the sheet may lie alone."""
    names = tuple(f"{number}. {'KESUMANINGRUM ' * 6}".ljust(83)[:83] for number in range(1, 5))
    sections = replace(members(4, 60), columns=names, title="Blok " + "panjang " * 20)
    first, *others = pages = page_texts(_drawn(form(sections)))
    assert len(pages) > 1
    for page in (first, *others):
        plain = without_spaces(page).replace("\n", "")
        assert all(without_spaces(name) in plain for name in names)
        assert "panjang" * 20 in plain


def test_each_household_of_two_stands_under_its_title() -> None:
    """One below the other."""
    parts = tuple(Part((household("2"),), f"Keluarga {letter}: SARI") for letter in "AB")
    whole = _whole(replace(form(), parts=parts))
    assert whole.index("KeluargaA:SARI") < whole.index("Batu") < whole.index("KeluargaB:SARI")
    assert whole.count("Tanah") == 2


def test_each_digit_of_a_long_number_stands_in_its_box() -> None:
    """Sixteen boxes of 4.2 mm, in four groups."""
    line = Line("", "NIK", LONG_NUMBER, (Entry("0" * 16),))
    section = replace(household(), lines=(line,))
    digits = [each for each in _texts(form(section)) if each.size == 10]
    assert [each.text for each in digits] == ["0"] * 16
    assert len({round(each.y, 2) for each in digits}) == 1
    steps = [round((after.x - own.x) / mm, 2) for own, after in pairwise(digits)]
    assert steps == [4.2, 4.2, 4.2, 5.0] * 3 + [4.2, 4.2, 4.2]


def test_long_numbers_of_members_stand_in_lines_of_four_boxes() -> None:
    """A column of a person is too narrow for all."""
    line = Line("", "NIK", LONG_NUMBER, (Entry(NIK),) * 4)
    section = replace(members(4), lines=(line,))
    digits = [each for each in _texts(form(section)) if each.size == 10]
    rows = {round(each.y, 1) for each in digits}
    assert len(digits) == 64 and len(rows) == 4
    assert "".join(each.text for each in digits[:16]) == NIK


def test_the_box_of_a_single_code_ends_at_the_right_edge_of_its_column() -> None:
    """So that whoever types the form in finds all codes below each other."""
    (digit,) = [each for each in _texts(form(household("2"))) if each.size == 10][:1]
    column = (215 - 20 - 12 - 5) / 2
    middle = 20 + column - BOX / mm / 2
    assert digit.text == "2"
    assert digit.x / mm == pytest.approx(middle - 10 * 0.556 / 2 / mm, abs=0.02)


def test_a_filled_form_says_what_a_code_means_and_a_blank_one_does_not() -> None:
    """Beside the box, besides the list of codes."""
    said = "Kayu dan papan"
    assert [each.text for each in _texts(form(household()))].count(said) == 1
    assert [each.text for each in _texts(form(household("2")))].count(said) == 2


def test_a_question_is_not_broken_for_what_a_written_answer_means() -> None:
    """Where both do not fit beside it the answer stands below."""
    line = Line("[7]", "Kode desa/kelurahan", WORDS, (Entry("007", "Bumi Ayu"),))
    shown = [each.text for each in _texts(form(replace(household(), lines=(line,))))]
    assert "Kode desa/kelurahan" in shown and "Bumi Ayu" in shown


@pytest.mark.parametrize("word", ["KUSUMOWARDHANI", "PEMATANGSIANTAR", "SOSRODININGRAT"])
def test_a_long_word_stands_whole_in_a_column_of_four(word: str) -> None:
    """A name that is broken where its column ends is read as another name."""
    line = Line("IV.1", "Nama ART", WORDS, entries=(Entry(f"ANAK {word}"),) * 4)
    section = replace(members(4), lines=(line,))
    assert [own.text for own in _texts(form(section))].count(word) == 4


def test_codes_notes_and_numbers_are_printed_as_given() -> None:
    """Nothing of the list is left out."""
    whole = _whole(form(household()))
    for part in ("III.4a", "Dinding", "JikaIII.1berkode1", "1Batu2Kayudanpapan3Tanah"):
        assert part in whole


def test_how_codes_become_an_answer_stands_below_them() -> None:
    """Where the enumerator reads it last before writing."""
    line = replace(code_line(), manner="1 + 2 = 3")
    assert "3Tanah1+2=3" in _whole(form(replace(household(), lines=(line,))))


def test_what_is_not_asked_is_shaded() -> None:
    """The enumerator sees at a glance what to pass."""
    asked = replace(household(), lines=(code_line(),))
    passed = replace(household(), lines=(code_line(Entry(asked=False)),))
    assert _grounds(form(passed)) == _grounds(form(asked)) + 1


def test_whoever_signs_has_a_place_for_date_and_name() -> None:
    """At the end, on the last page."""
    last = page_texts(_drawn(form(household(), members(4, 60))))[-1]
    for part in ("Petugas", "Responden", "Tanggal: ...", "Nama: ..."):
        assert part in last


def _widest() -> Questionnaire:
    """Return a form whose every text is long and wide."""
    word, sentence = "W" * 300, "Wa " * 100
    entry = Entry(word, sentence)
    codes = (*CODES, Code("12", word), Code("13", sentence), Code("W" * 60, ""))
    rooms = (CODE_BOX, LONG_NUMBER, NUMBER, WORDS)
    lines = tuple(Line(word, sentence, room, (entry,), codes, word, sentence) for room in rooms)
    many = tuple(replace(line, entries=(entry,) * 4) for line in lines)
    once = replace(household(), title=sentence, lines=lines, note=word)
    across = replace(members(4), title=word, lines=many, columns=(word,) * 4, note=sentence)
    return replace(
        form(once, across, sheet=Sheet.A4),
        title=sentence,
        references=(Reference("Nomor", word),),
        signers=("W" * 80,) * 3,
    )


GIVEN = [
    form(household(), members(4), household()),
    form(household("2", NIK), members(3, 60), household("2"), sheet=Sheet.A4),
    form(*(household("2") for _ in range(40)), members(1), members(2)),
    _widest(),
]


@pytest.mark.parametrize("given", GIVEN, ids=["blank", "filled", "long", "widest"])
def test_every_text_stands_between_the_margins(given: Questionnaire) -> None:
    """Whatever an instrument or a family is called."""
    assert list(outside(_drawn(given), MARGINS_MM)) == []


@pytest.mark.parametrize("given", GIVEN, ids=["blank", "filled", "long", "widest"])
def test_no_text_is_drawn_over_another(given: Questionnaire) -> None:
    """Each of them can be read."""
    assert overlaps(_drawn(given)) == []


@pytest.mark.parametrize("case", [case for case in HOSTILE if case != "long_4k"])
def test_every_hostile_text_is_printed_as_it_is(case: str) -> None:
    """In an answer, a meaning, a label, a code's label, a note and a title."""
    text = HOSTILE[case]
    line = Line("", text, WORDS, (Entry(text),), (Code("1", text),), text)
    coded = code_line(Entry(text, text))
    given = form(replace(household(), title=text, lines=(line, coded)))
    assert _whole(given).count(without_spaces(text)) >= 7


def test_an_answer_of_four_thousand_characters_is_printed_whole() -> None:
    """Over as many pages as it takes, in a column of a person too."""
    entries = (Entry(HOSTILE["long_4k"]), *(Entry(),) * 3)
    line = Line("", "Nama", WORDS, entries)
    given = form(replace(members(4), lines=(line,)))
    assert _whole(given).count("X") == len(HOSTILE["long_4k"])
    assert overlaps(_drawn(given)) == []


def test_a_number_that_has_more_digits_than_boxes_is_written_whole() -> None:
    """The register holds wrong numbers, and the paper is where they are put right."""
    nik = NIK + "99"
    assert nik in _whole(form(household("2", nik)))


def test_a_character_that_no_face_has_is_printed_as_its_code_and_explained() -> None:
    """As on every paper."""
    given = form(replace(household(), title="\u0645"))
    assert "[U+0645]" in "".join(page_texts(_drawn(given)))
    assert without_spaces("Karakter lain ditulis sebagai kodenya.") in _whole(given)
    assert "Karakter" not in _whole(form(household()))


def test_a_post_that_is_too_long_is_refused_by_its_name() -> None:
    """Before anything is written."""
    out = io.BytesIO()
    with pytest.raises(PaperTextTooLongError) as caught:
        questionnaire(replace(form(household()), signers=("W" * 81,)), out)
    assert caught.value.facts == {"text": "post", "most": 80}
    assert out.getvalue() == b""


def test_the_file_says_which_language_it_speaks() -> None:
    """For whoever has it read aloud."""
    english = replace(form(household()), language="en")
    assert str(opened(_drawn(english)).root_object["/Lang"]) == "en"
    assert str(opened(_drawn(form(household()))).root_object["/Lang"]) == "id"
