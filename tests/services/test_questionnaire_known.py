"""What a filled form prints though nobody answered it: the record knows it elsewhere."""

from dataclasses import replace
from pathlib import Path

from forms.instrument import Instrument
from forms.loading import instrument
from forms.records import HouseholdRecord
from forms.regions import shipped_regions
from siksng_tui.services.entry import entry, proposing, starting
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import questionnaire_sections, questionnaires
from siksng_tui.services.papers.paper_rows import street
from siksng_tui.services.papers.questionnaire_known import completed
from siksng_tui.services.papers.questionnaires import Target
from siksng_tui.services.requests import lookup
from tests.forms.households import BDT, HEAD, TODAY, WIFE, Differing, family
from tests.reports.reading import page_texts, without_spaces
from tests.services.bureau import Bureau, home

WHY = "Petugas datang lagi"


def _boxes(record: HouseholdRecord, asked: Instrument = BDT) -> dict[str, tuple[str, ...]]:
    """Return what is written into the boxes of a filled form, by the question's number."""
    whole = completed(shipped_regions(), asked, record, TODAY)
    return {
        line.number: tuple(own.text.strip() for own in line.entries)
        for section in questionnaire_sections.filled(asked, whole)
        for line in section.lines
    }


def _printed(session: Session, number: str, path: Path) -> str:
    """Return the text of a request's form, without spaces and ends of lines."""
    questionnaires.print_request(session, number, Target(path))
    return without_spaces("".join(page_texts(path.read_bytes())).replace("\n", ""))


def _of_one_family(session: Session) -> str:
    """Return a household of one family, whose head is married, by its id."""
    for at in range(8):
        record = lookup.household(session, home(at)).record
        spouses = [own for own in record.persons if own.answers.get("hubungan_krt") == "2"]
        if len(record.families) == 1 and spouses:
            return home(at)
    raise AssertionError


def test_who_is_the_head_and_who_the_spouse_is_told_by_the_members() -> None:
    """Name, sex, spouse and NIK of the head stand above the roster, too."""
    boxes = _boxes(family(house={"nama_krt": None}))
    assert [boxes[f"[{at}]"] for at in (18, 19, 20, 21)] == [
        ("RUSDI",), ("1",), ("NURLELA",), (str(HEAD["nik"]),),
    ]  # fmt: skip


def test_an_answer_stays_as_it_is_stored_though_the_members_say_otherwise() -> None:
    """The difference is a finding; paper hides nothing of it."""
    boxes = _boxes(family(house={"nama_krt": "RUSLI", "nama_pasangan_krt": "NUR"}))
    assert (boxes["[18]"], boxes["[20]"]) == (("RUSLI",), ("NUR",))


def test_a_spouse_who_lives_there_no_more_is_not_named() -> None:
    """Nor anybody as the head where nobody is called so."""
    gone: Differing = {"status_keberadaan_art": "2"}
    assert _boxes(family(wife=gone))["[20]"] == ("",)
    nobody = _boxes(family(head={"hubungan_krt": "8"}, house={"nama_krt": None}))
    assert [nobody[f"[{at}]"] for at in (18, 19, 21)] == [("",)] * 3


def test_the_village_tells_the_codes_of_the_place() -> None:
    """One that is not known tells none."""
    record = family()
    region = shipped_regions().get(record.household.region)
    boxes = _boxes(record)
    assert region is not None
    assert "".join(boxes[f"[{at}]"][0] for at in range(12, 16)) == region.bps_code
    elsewhere = replace(record, household=replace(record.household, region="99.01.01.1001"))
    assert _boxes(elsewhere)["[12]"] == ("",)


def test_number_and_card_of_the_family_stand_beside_each_of_its_persons() -> None:
    """And a card that only persons have stands with their family."""
    plain = family(wife={"nuk": None, "no_kk": None}, card={"no_kk_keluarga": None})
    home_of = {"family": plain.families[0].id}
    record = replace(plain, persons=tuple(replace(own, links=home_of) for own in plain.persons))
    boxes = _boxes(record)
    card = str(WIFE["no_kk"])
    assert boxes["[26]"] == (card,)
    assert boxes["[68]"] == (card,) * 3 and boxes["IV.4"] == ("1",) * 3


def test_counts_and_ages_are_worked_out() -> None:
    """As they are on the screen."""
    boxes = _boxes(family())
    assert (boxes["[22]"], boxes["[23]"]) == (("3",), ("1",))
    assert boxes["IV.7"][0] == "40"


def test_the_head_stands_in_the_boxes_of_a_household_on_paper(bureau: Bureau) -> None:
    """A digit a box, behind the question; the register has the head's NIK with the member alone."""
    with bureau.at_work("rani") as session:
        meant = _of_one_family(session)
        record = lookup.household(session, meant).record
        path = bureau.stick / "form.pdf"
        questionnaires.print_household(session, meant, Target(path))
    assert "nik_krt" not in record.household.answers
    text = without_spaces("".join(page_texts(path.read_bytes())).replace("\n", ""))
    by_relation = {own.answers["hubungan_krt"]: own.answers for own in record.persons}
    assert f"NIKKRT{by_relation['1']['nik']}" in text
    assert f"NamapasanganKRT{without_spaces(str(by_relation['2']['nama']))}" in text


def test_a_family_that_is_asked_with_dtsen_has_its_place_and_its_head_on_paper(
    bureau: Bureau,
) -> None:
    """The crosswalk asks both anew, and the record knows them."""
    with bureau.at_work("rani") as session:
        meant = _of_one_family(session)
        village = lookup.household(session, meant).record.household.region
        head = lookup.household(session, meant).summary.head_name
        number = starting.conversion(session, meant, "dtsen", WHY)
        record = entry.open_entry(session, number).record
        text = _printed(session, number, bureau.stick / "form.pdf")
    assert not {"kode_desa", "nama_kepala_keluarga"} & record.household.answers.keys()
    region = shipped_regions().get(village)
    assert region is not None
    boxes = _boxes(record, instrument("dtsen"))
    assert "".join(boxes[f"[{at}]"][0] for at in range(4, 8)) == region.bps_code
    assert f"Kodedesa/kelurahan{region.bps_code[7:]}{without_spaces(region.name)}" in text
    assert f"Namakepalakeluarga{without_spaces(head)}" in text


def test_a_proposal_has_rt_and_rw_of_the_family_that_it_is_for(bureau: Bureau) -> None:
    """Which the register keeps as one text, and the template asks apart."""
    with bureau.at_work("rani") as session:
        known = lookup.household(session, home()).record
        number = proposing.programme_proposal(session, home(), WHY)
        proposed = entry.open_entry(session, number)
        text = _printed(session, number, bureau.stick / "form.pdf")
    rt, rw = (str(proposed.record.household.answers[own]) for own in ("rt", "rw"))
    assert known.household.answers["nama_sls"] == f"RT {rt} RW {rw}"
    address = street(proposed.instrument, proposed.record.household)
    assert address == f"{known.household.answers['alamat']}, RT {rt} RW {rw}"
    assert f"RT{rt}[4]RW{rw}" in text
