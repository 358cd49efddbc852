"""Questionnaires on paper, blank and filled in."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from db.office import prints
from forms.datafile import InstrumentError
from forms.durable import TargetExistsError
from forms.errors import SiksngError
from forms.instrument import Instrument
from forms.loading import instrument, load_instrument
from forms.records import HouseholdRecord, Subject, SubjectKind
from reports.questionnaire.questionnaire_records import MOST_COLUMNS, Kind, Section
from siksng_tui import words
from siksng_tui.cli.desk import FROM_ENVIRONMENT
from siksng_tui.cli.root import root
from siksng_tui.services.entry import entry
from siksng_tui.services.office.places import all_regions
from siksng_tui.services.papers import questionnaire_sections, questionnaires
from siksng_tui.services.papers.questionnaire_places import names_of_codes
from siksng_tui.services.papers.questionnaires import FORM, OtherInstrumentError, Target
from siksng_tui.services.requests import lookup
from tests.forms.shipped import EACH
from tests.forms.tiny_instrument import write_tiny
from tests.reports.geometry import outside, overlaps
from tests.reports.reading import page_texts
from tests.reports.test_questionnaire import MARGINS_MM
from tests.services import moves, road
from tests.services.bureau import PEOPLE, Bureau, home


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


def _blank(questions: Instrument) -> tuple[Section, ...]:
    """Return the sections of a blank form for one member."""
    return questionnaire_sections.blank(questions, 1)


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
    done = questionnaires.print_blank(questions.id, target, members)
    data = done.path.read_bytes()
    assert len(page_texts(data)) == done.pages
    assert list(outside(data, MARGINS_MM)) == []
    assert overlaps(data) == []


def test_a_family_of_four_needs_two_sheets_of_folio(tmp_path: Path) -> None:
    """Printed on both sides."""
    assert questionnaires.print_blank("bdt", Target(tmp_path / "form.pdf"), 4).pages == 4


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
    assert business.note == 'Jika [130] "Ada ART yang memiliki usaha sendiri/bersama" berkode 1'
    assert {line.note for line in business.lines} == {""}


def test_a_blank_dtsen_form_asks_the_additions_of_the_update_too() -> None:
    """Whoever visits writes the PLN numbers and the position down; photos are not written."""
    (added,) = [own for own in _blank(instrument("dtsen")) if own.title.startswith("Tambahan")]
    labels = [line.label for line in added.lines]
    assert labels == ["ID pelanggan PLN", "Nomor meter PLN", "Lintang", "Bujur"]


def test_where_codes_are_added_up_the_paper_says_so_with_an_example() -> None:
    """And beside no other question."""
    manners = {
        line.number: line.manner
        for section in _blank(instrument("dtsen"))
        for line in section.lines
        if line.manner
    }
    assert list(manners) == ["411", "426", "431a", "431f"]
    assert manners["431f"].startswith("Kode dijumlahkan: 1 + 16 = 17 berarti ")
    assert manners["431f"].endswith(" 0, 99 berdiri sendiri.")


@pytest.mark.parametrize(
    ("name", "cards"), [("bdt", ("1", "2", "3", "4")), ("dtsen", ("1",)), ("proposal", ("1",))]
)
def test_a_form_of_one_family_has_room_for_one_card(name: str, cards: tuple[str, ...]) -> None:
    """Nobody knows what to write into three more."""
    columns = [
        own.columns for own in _blank(instrument(name)) if own.title.lower().endswith("keluarga")
    ]
    assert cards in columns


@EACH
def test_every_line_has_a_number_that_its_kind_of_answer_alone_has(questions: Instrument) -> None:
    """The form's own where that is known, else one of ours that no form can have."""
    known = {own.question for own in questions.variables.values()}
    numbers = {line.label: line.number for own in _blank(questions) for line in own.lines}
    ours = [number for number in numbers.values() if number not in known]
    assert "" not in numbers.values()
    assert all(re.fullmatch(r"\[[1-9][0-9]*\]", number) for number in ours)
    assert len(set(ours)) == len(ours)


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
        done = questionnaires.print_request(session, number, target)
        (entry,) = prints.of_subject(session.store, number)
    text = "".join(page_texts(done.path.read_bytes()))
    assert (entry.paper, entry.copy_number) == (FORM, 1)
    assert f"Permohonan: {number}" in text
    assert "Luas lantai (m2)\n47\n" in text


@pytest.mark.parametrize("kind", ["split", "merge"])
def test_the_form_of_a_request_of_two_households_has_both_and_says_which_is_which(
    bureau: Bureau, kind: str
) -> None:
    """Each block says whose it is, and each household who heads it and who came."""
    with bureau.at_work("rani") as session:
        number = moves.begun(session, kind)
        read = entry.open_entry(session, number)
        done = questionnaires.print_request(session, number, Target(bureau.stick / "form.pdf"))
        (left_uid,) = [own.household.id for own in read.records[1:]]
        heads = read.head_names()
    data = done.path.read_bytes()
    text = " ".join("".join(page_texts(data)).split())
    first, second = (text.find(f"Keluarga {letter}: keluarga yang") for letter in "AB")
    if kind == "split":
        first = text.find("Keluarga A: keluarga baru, yaitu yang memisah.")
        assert "Dari keluarga B: anggota no. 1, 2." in text
    else:
        assert "Dari keluarga A" not in text and "Dari keluarga B: anggota no." in text
    assert -1 < first < text.find("Keluarga A - Blok III") < second
    assert second < text.find("Keluarga B - Blok III")
    assert f"Kepala: {heads[left_uid]}." in text[second:]
    assert overlaps(data) == [] and list(outside(data, MARGINS_MM)) == []


def test_codes_of_the_place_have_the_names_of_village_and_district_beside_them(
    bureau: Bureau,
) -> None:
    """A village that nobody knows by its number is known by its name."""
    with bureau.at_work("rani") as session:
        record = lookup.household(session, home()).record
        names = names_of_codes(all_regions(session), instrument(), record.household.answers)
        path = all_regions(session).path(record.household.region)
    place = ("kode_provinsi", "kode_kabupaten", "kode_kecamatan", "kode_desa")
    assert names == dict(zip(place, [own.name for own in path], strict=True))
    sections = questionnaire_sections.filled(instrument(), record, names)
    meanings = {line.number: line.entries[0].meaning for own in sections for line in own.lines}
    assert meanings["[15]"] == path[-1].name and meanings["[14]"] == path[-2].name


def test_a_code_that_no_known_region_has_stands_alone(bureau: Bureau) -> None:
    """Those above it have their names all the same."""
    with bureau.at_work("rani") as session:
        answers = {"kode_provinsi": "17", "kode_kabupaten": "71", "kode_kecamatan": "999"}
        assert list(names_of_codes(all_regions(session), instrument(), answers)) == [
            "kode_provinsi", "kode_kabupaten",
        ]  # fmt: skip


def test_another_instrument_than_the_household_answers_is_refused(bureau: Bureau) -> None:
    """Nothing is written, and the ledger knows of no print."""
    path = bureau.stick / "form.pdf"
    with bureau.at_work("rani") as session:
        with pytest.raises(OtherInstrumentError) as caught:
            questionnaires.print_household(session, home(), Target(path), "dtsen")
        assert prints.of_subject(session.store, home()) == ()
    assert caught.value.facts == {"instrument": "dtsen", "meant": "bdt"}
    assert not path.exists()


def test_a_file_that_is_there_is_not_touched(bureau: Bureau) -> None:
    """And no print is entered."""
    path = bureau.stick / "form.pdf"
    path.write_bytes(b"mine")
    with bureau.at_work("rani") as session:
        with pytest.raises(TargetExistsError):
            questionnaires.print_household(session, home(), Target(path))
        assert prints.of_subject(session.store, home()) == ()
    assert path.read_bytes() == b"mine"


def test_the_command_prints_a_blank_form_without_an_office(tmp_path: Path) -> None:
    """An office that is not made yet can print forms."""
    out = tmp_path / "form.pdf"
    wanted = ["print", "form", "--instrument", "bdt", "--members", "2", "--paper", "a4"]
    done = CliRunner().invoke(root, ["--data", str(tmp_path / "none"), *wanted, "--out", str(out)])
    assert (done.exit_code, done.stdout) == (0, f"{out}\n")
    assert out.read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "none").exists()


def test_while_a_screen_has_the_office_open_a_blank_form_prints_and_a_filled_one_names_the_key(
    bureau: Bureau,
) -> None:
    """The blank one needs nothing of it; Ctrl+P prints the other from there."""
    blank, filled = bureau.stick / "blank.pdf", bureau.stick / "filled.pdf"
    office = ["--data", str(bureau.folder), "--as", "rani", "print", "form", "--instrument", "bdt"]
    given = {FROM_ENVIRONMENT: PEOPLE["rani"].passphrase}
    with bureau.at_work("rani"):
        done = CliRunner().invoke(root, [*office, "--out", str(blank)])
        asked = [*office, "--household", home(), "--out", str(filled)]
        refused = CliRunner().invoke(root, asked, env=given)
    assert done.exit_code == 0 and blank.exists()
    assert "Ctrl+P" in refused.stderr and not filled.exists()
    assert isinstance(refused.exception, SiksngError) and refused.exception.code == "store-held"


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
