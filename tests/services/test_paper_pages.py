"""A paper read back, for who looks at it first and for the printer that needs its sheet."""

from siksng_tui import words
from siksng_tui.services.papers import paper_sample, prelists, questionnaires, why_sheets
from siksng_tui.services.papers.questionnaires import Target
from siksng_tui.services.printing.outlets import Preview
from siksng_tui.services.printing.paper_pages import Pages
from tests.services.bureau import Bureau, home


def test_a_label_and_its_answer_are_one_line_and_characters_in_boxes_one_word(
    bureau: Bureau,
) -> None:
    """In the order in which the paper is read, column by column."""
    words.choose("id")
    sheet, form = Preview(), Preview()
    with bureau.at_work("rani") as session:
        why_sheets.print_why(session, home(), sheet)
        questionnaires.print_household(session, home(), Target(form))
    lines = [own.text for own in Pages(sheet.data).lines(0)]
    assert lines.index("LEMBAR ALASAN") < lines.index("Formulir: " + _title(lines))
    assert any(own.startswith("1  Tidak memiliki tempat berteduh") for own in lines)
    assert any(own.startswith("Desil: ") for own in lines)
    boxes = [own.text for own in Pages(form.data).lines(0)]
    assert "[12]  Provinsi (kode BPS)  Bengkulu  17" in boxes


def test_what_is_written_across_the_page_stands_above_it_once(bureau: Bureau) -> None:
    """A draft says so before anything else."""
    preview = Preview()
    with bureau.at_work("rani") as session:
        paper_sample.print_sample(session, preview)
    pages = Pages(preview.data)
    for at in range(len(pages)):
        first, *others = pages.lines(at)
        assert (first.text, first.mark) == ("KONSEP", True)
        assert not any(own.mark for own in others)


def test_the_sheet_is_named_whichever_side_is_up(bureau: Bureau) -> None:
    """A printer is asked for it by name or by its millimetres."""
    form, across, upright = Preview(), Preview(), Preview()
    with bureau.at_work("rani") as session:
        questionnaires.print_household(session, home(), Target(form))
        prelists.print_prelist(session, "17.71.03.1001", across)
        why_sheets.print_why(session, home(), upright)
    sheets = [Pages(own.data).sheet for own in (form, across, upright)]
    assert sheets == ["Custom.215x330mm", "A4", "A4"]


def _title(lines: list[str]) -> str:
    """Return what the sheet says which form was filled in."""
    return next(own.removeprefix("Formulir: ") for own in lines if own.startswith("Formulir: "))
