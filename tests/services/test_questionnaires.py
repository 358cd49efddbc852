"""Questionnaires on paper, blank and filled in."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from db import prints
from forms.datafile import InstrumentError
from forms.durable import TargetExistsError
from forms.instrument import Instrument
from forms.loading import instrument, load_instrument
from forms.records import HouseholdRecord, Subject, SubjectKind
from reports.questionnaire_records import MOST_COLUMNS, Kind, Section
from siksng_tui import words
from siksng_tui.cli.root import root
from siksng_tui.services import lookup, questionnaire_sections, questionnaires
from siksng_tui.services.questionnaires import FORM, OtherInstrumentError, Target
from tests.forms.shipped import EACH
from tests.forms.tiny_instrument import write_tiny
from tests.reports.geometry import outside, overlaps
from tests.reports.reading import page_texts
from tests.reports.test_questionnaire import MARGINS_MM
from tests.services import road
from tests.services.bureau import Bureau, home


@pytest.fixture(autouse=True)
def _spoken() -> Iterator[None]:
    """Leave the language as it was."""
    before = words.language()
    words.choose("id")
    yield
    words.choose(before)


def _labels(sections: tuple[Section, ...]) -> list[str]:
    """Return the labels of all questions in their order."""
    return [line.label for section in sections for line in section.lines]


def test_a_blank_form_asks_everything_that_is_asked_on_paper_in_its_order() -> None:
    """Once, where all members fit beside each other."""
    asked = [
        variable.label_id
        for block in instrument().blocks
        if block.paper
        for variable in instrument().in_block(block.id)
        if not variable.read_only
    ]
    assert _labels(questionnaire_sections.blank(instrument(), 4)) == asked


@pytest.mark.parametrize(("members", "columns"), [(1, [1]), (4, [4]), (5, [3, 2]), (6, [3, 3])])
def test_members_stand_side_by_side_as_far_as_can_be_written_in(
    members: int, columns: list[int]
) -> None:
    """And in groups of nearly equal size."""
    sections = questionnaire_sections.blank(instrument(), members)
    heads = [section.columns for section in sections if "Anggota 1" in section.columns[:1]]
    assert [len(own) for own in heads] == columns[:1]
    named = [head for section in sections for head in section.columns if "Anggota" in head]
    assert named == [f"Anggota {number}" for number in range(1, members + 1)]
    assert max(len(section.columns) for section in sections) <= MOST_COLUMNS


@EACH
@pytest.mark.parametrize(
    ("members", "language", "sheet"), [(1, "id", "f4"), (4, "en", "f4"), (6, "id", "a4")]
)
def test_a_blank_form_can_be_read_and_printed(
    questions: Instrument, members: int, language: str, sheet: str, tmp_path: Path
) -> None:
    """No text stands on another or outside the margins."""
    words.choose(language)
    target = Target(tmp_path / "form.pdf", sheet)
    pages = questionnaires.print_blank(questions.id, target, members)
    data = target.path.read_bytes()
    assert len(page_texts(data)) == pages
    assert list(outside(data, MARGINS_MM)) == []
    assert overlaps(data) == []


def test_a_family_of_four_needs_two_sheets_of_folio(tmp_path: Path) -> None:
    """Printed on both sides."""
    assert questionnaires.print_blank("bdt", Target(tmp_path / "form.pdf"), 4) == 4


def test_any_instrument_can_be_printed(tmp_path: Path) -> None:
    """Rows that are not asked on paper stay away from a blank form."""
    tiny = load_instrument(write_tiny(tmp_path))
    assert _labels(questionnaire_sections.blank(tiny, 2)) == [
        "Kunjungan", "Atap", "Jelek", "Banyak", "Ada", "Lahir", "Umur", "Kartu", "Tempat",
    ]  # fmt: skip
    person = Subject("p", SubjectKind.PERSON, {"nik": "1771", "cards": 3}, {"kids": ()})
    record = HouseholdRecord("tiny", "1", Subject("h", SubjectKind.HOUSEHOLD, {}), (), (person,))
    _, persons = questionnaire_sections.filled(tiny, record)
    cards = next(line for line in persons.lines if line.label == "Kartu")
    assert (cards.entries[0].text, cards.entries[0].meaning) == ("3", "Satu + Dua")
    assert "NIK" in [line.label for line in persons.lines]


def test_what_all_questions_of_a_block_ask_for_is_said_once() -> None:
    """Above the block."""
    sections = questionnaire_sections.blank(instrument(), 1)
    (business,) = [own for own in sections if "Usaha" in own.title]
    assert business.note == 'Jika "Ada ART yang memiliki usaha sendiri/bersama" berkode 1'
    assert {line.note for line in business.lines} == {""}


def test_dates_codes_and_numbers_have_their_rooms() -> None:
    """Boxes for what has a length, one box for what has none, lines for words."""
    sections = questionnaire_sections.blank(instrument(), 1)
    rooms = {line.label: line.room for section in sections for line in section.lines}
    assert rooms["Tanggal lahir"].groups == (2, 2, 4)
    assert rooms["NIK"].groups == (4, 4, 4, 4)
    assert rooms["Jenis lantai terluas"].groups == (2,)
    assert rooms["Kepemilikan kartu identitas"].groups == (2,)
    assert rooms["Luas lantai (m2)"].kind is Kind.NUMBER
    assert rooms["Nama ART"].kind is Kind.LINE


def test_the_form_of_a_household_has_its_answers_and_stands_in_the_ledger(bureau: Bureau) -> None:
    """Each print with its number and the hash of its file."""
    with bureau.at_work("rani") as session:
        view = lookup.household(session, home())
        done = [
            questionnaires.print_household(session, home(), Target(bureau.stick / name))
            for name in ("one.pdf", "two.pdf")
        ]
        entries = prints.of_subject(session.store, home())
    assert [(own.paper, own.copy_number, own.pages) for own in entries] == [
        (FORM, each.copy, each.pages) for each in done
    ]
    data = done[1].path.read_bytes()
    assert entries[1].sha256 == hashlib.sha256(data).hexdigest()
    text = "".join(page_texts(data))
    assert "Cetakan: 2" in text
    for person in view.record.persons:
        assert str(person.answers["nama"]).split(" ")[0] in text
    assert overlaps(data) == [] and list(outside(data, MARGINS_MM)) == []


def test_the_form_of_a_request_has_what_it_proposes(bureau: Bureau) -> None:
    """Under its own number."""
    with bureau.at_work("rani") as session:
        number = road.filed(session, home(), luas_lantai="47")
        target = Target(bureau.stick / "request.pdf")
        questionnaires.print_request(session, number, target)
        (entry,) = prints.of_subject(session.store, number)
    text = "".join(page_texts(target.path.read_bytes()))
    assert (entry.paper, entry.copy_number) == (FORM, 1)
    assert f"Permohonan: {number}" in text
    assert "Luas lantai (m2)\n47\n" in text


def test_another_instrument_than_the_household_answers_is_refused(bureau: Bureau) -> None:
    """Nothing is written, and the ledger knows of no print."""
    target = Target(bureau.stick / "form.pdf")
    with bureau.at_work("rani") as session:
        with pytest.raises(OtherInstrumentError) as caught:
            questionnaires.print_household(session, home(), target, "dtsen")
        assert prints.of_subject(session.store, home()) == ()
    assert caught.value.facts == {"instrument": "dtsen", "meant": "bdt"}
    assert not target.path.exists()


def test_a_file_that_is_there_is_not_touched(bureau: Bureau) -> None:
    """And no print is entered."""
    target = Target(bureau.stick / "form.pdf")
    target.path.write_bytes(b"mine")
    with bureau.at_work("rani") as session:
        with pytest.raises(TargetExistsError):
            questionnaires.print_household(session, home(), target)
        assert prints.of_subject(session.store, home()) == ()
    assert target.path.read_bytes() == b"mine"


def test_the_command_prints_a_blank_form_without_an_office(tmp_path: Path) -> None:
    """An office that is not made yet can print forms."""
    out = tmp_path / "form.pdf"
    wanted = ["print", "form", "--instrument", "bdt", "--members", "2", "--paper", "a4"]
    done = CliRunner().invoke(root, ["--data", str(tmp_path / "none"), *wanted, "--out", str(out)])
    assert (done.exit_code, done.stdout) == (0, f"{out}\n")
    assert out.read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "wrong", [[], ["--household", "1", "--request", "2"], ["--instrument", "bdt", "--members", "0"]]
)
def test_the_command_refuses_what_it_cannot_print(wrong: list[str], tmp_path: Path) -> None:
    """As a mistake of usage."""
    out = str(tmp_path / "form.pdf")
    assert CliRunner().invoke(root, ["print", "form", *wrong, "--out", out]).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_instrument_that_is_not_shipped_is_refused(tmp_path: Path) -> None:
    """By the reader of instruments."""
    with pytest.raises(InstrumentError):
        questionnaires.print_blank("none", Target(tmp_path / "form.pdf"))
