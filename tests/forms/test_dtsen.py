"""The DTSEN form: every question, with its own codes, and how it differs from BDT."""

import pytest

from forms.answer_errors import AnswerNotSumError
from forms.flow import asked, recode
from forms.instrument import ValueType
from forms.records import Answer, Answers, HouseholdRecord, SubjectKind
from forms.values import label, read_answer
from tests.forms.dtsen_families import DTSEN, card_family
from tests.forms.households import BDT, TODAY, rules_found

Asked = tuple[Answers, set[str]]
"""Answers of a member, and those questions of a series that follow from them."""

SCHOOL = {"kd_pendidikan_tertinggi", "kd_kelas_tertinggi", "kd_ijazah_tertinggi"}
JOB = {
    "jumlah_jam_kerja_seminggu_lalu", "kd_lapangan_usaha_pekerjaan", "kd_kedudukan_di_pekerjaan",
}  # fmt: skip
BUSINESS = {
    "jumlah_usaha_sendiri_bersama", "kd_lapangan_usaha_dr_usaha", "jumlah_pekerja_dibayar",
    "jumlah_pekerja_tidak_dibayar", "kd_kepemilikan_ijin_usaha", "kd_omset_usaha_perbulan",
    "kd_guna_internet_usaha",
}  # fmt: skip
FOLLOWING = {*SCHOOL, *JOB, *BUSINESS, "kd_gizi_seimbang", "kd_memiliki_perawat"}


def _asked_of_child(born: str, **answers: Answer) -> set[str]:
    """Return the names of the questions asked of a child of a birth, of those that follow."""
    record = card_family(child={"tanggal_lahir": born, **answers})
    record = recode(DTSEN, record, TODAY)
    return {it.name for it in asked(DTSEN, record, record.persons[2])} & FOLLOWING


def _asked_of_house(**answers: Answer) -> set[str]:
    """Return the names of the questions asked of the family as a whole."""
    record = card_family(house=answers)
    return {it.name for it in asked(DTSEN, record, record.household)}


def test_the_form_has_every_block_and_question() -> None:
    """A question lost between two versions would be lost from every family."""
    blocks = {block.id: len(DTSEN.in_block(block.id)) for block in DTSEN.blocks}
    assert blocks == {
        "0_DTSEN": 1,
        "0_DTSEN_MEMBER": 2,
        "I_PLACE": 15,
        "I_FAMILY": 1,
        "II_OFFICER": 9,
        "III_HOUSING": 16,
        "IV_MEMBER": 48,
        "V_PROGRAMMES": 7,
        "V_ASSETS": 23,
        "VI_NOTES": 1,
        "VII_UPDATE": 7,
        "IX_DEACTIVATION": 4,
        "IX_DEACTIVATION_MEMBER": 4,
    }
    assert sum(blocks.values()) == len(DTSEN.variables) == 138


def test_the_questionnaire_has_its_112_questions_and_the_numbers_that_are_known() -> None:
    """What the project or the update screens add says so, and bears no number."""
    theirs = [it for it in DTSEN.variables.values() if it.source.startswith("REGSOSEK2022.K")]
    others = [it for it in DTSEN.variables.values() if it not in theirs]
    assert len(theirs) == 112
    assert len({it.question for it in theirs if it.question}) == 88
    assert [it.name for it in others if it.question] == []


def test_the_family_answers_nothing_but_its_card_number() -> None:
    """Place, housing and assets are the household's, which here is the family."""
    assert [it.name for it in DTSEN.for_subject(SubjectKind.FAMILY)] == ["no_kk"]
    assert not any(block.rows for block in DTSEN.blocks)


@pytest.mark.parametrize(
    ("bdt", "dtsen", "words", "codes"),
    [
        ("lantai", "kd_jenis_lantai_terluas", "Tanah", ("9", "8")),
        ("bb_masak", "kd_bahan_bakar_memasak", "Kayu bakar", ("8", "10")),
        ("buang_tinja", "kd_pembuangan_akhir_tinja", "Lubang tanah", ("3", "4")),
        ("partisipasi_sekolah", "kd_partisipasi_sekolah", "Masih sekolah", ("1", "2")),
        ("penyakit_kronis", "kd_penyakit_kronis_menahun", "Stroke", ("7", "8")),
        ("lapangan_usaha", "kd_lapangan_usaha_pekerjaan", "Peternakan", ("6", "5")),
    ],
)
def test_the_same_words_have_another_code_than_on_the_bdt_form(
    bdt: str, dtsen: str, words: str, codes: tuple[str, str]
) -> None:
    """Whoever converts one into the other by hand turns earth floors into others."""
    variables = BDT.variable(bdt), DTSEN.variable(dtsen)
    assert tuple(label(it, code, "id") for it, code in zip(variables, codes, strict=True)) == (
        words,
        words,
    )


def test_yes_is_1_and_no_is_2_in_every_item() -> None:
    """The alternating 3 and 4 of BDT are gone."""
    assets = [*DTSEN.in_block("V_PROGRAMMES"), *DTSEN.in_block("V_ASSETS")]
    lists = {it.list.name for it in assets if it.list}
    assert lists == {"yes_no", "internet_access", "bank_account"}
    assert [item.code for item in DTSEN.lists["yes_no"].items] == ["1", "2"]


def test_sums_hold_their_codes_and_99_stands_alone() -> None:
    """99 is no power of two, and no sum of those of its list."""
    insurance = DTSEN.variable("kd_jamkes_setahun")
    assert [read_answer(insurance, it) for it in ("0", "5", "15", "99")] == [0, 5, 15, 99]
    assert label(insurance, 99, "id") == "Lainnya"
    assert label(insurance, 5, "id") == "PBI/JKN + JKN Pemberi Kerja"
    for typed in ("16", "98", "100"):
        with pytest.raises(AnswerNotSumError):
            read_answer(insurance, typed)
    sums = [it.name for it in DTSEN.variables.values() if it.type is ValueType.BITMASK]
    assert len(sums) == 4


@pytest.mark.parametrize(
    "case",
    [
        ({}, {"kd_sertiv_lahan_milik", "kd_daya_terpasang", "kd_jenis_kloset"}, False),
        ({"kd_stat_bangunan_tinggal": "1"}, {"kd_sertiv_lahan_milik"}, True),
        ({"kd_stat_bangunan_tinggal": "2"}, {"kd_sertiv_lahan_milik"}, False),
        ({"kd_sumber_air_minum": "4"}, {"kd_jarak_sumber_air_ke_tpl"}, True),
        ({"kd_sumber_air_minum": "9"}, {"kd_jarak_sumber_air_ke_tpl"}, False),
        ({"kd_sumber_penerangan_utama": "1"}, {"kd_daya_terpasang3", "nomor_meter_pln"}, True),
        ({"kd_sumber_penerangan_utama": "2"}, {"kd_daya_terpasang3", "nomor_meter_pln"}, False),
        ({"kd_fasilitas_tempat_bab": "3"}, {"kd_jenis_kloset"}, True),
        ({"kd_fasilitas_tempat_bab": "4"}, {"kd_jenis_kloset"}, False),
    ],
)
def test_housing_questions_follow_from_those_before(case: tuple[Answers, set[str], bool]) -> None:
    """The skips of block III."""
    answers, names, due = case
    assert _asked_of_house(**answers) & names == (names if due else set())


@pytest.mark.parametrize(
    ("born", "case"),
    [
        ("2021-01-11", ({"kd_bekerja_seminggu_lalu": "1"}, {"kd_gizi_seimbang"})),
        ("2021-01-10", ({}, set())),
        ("2000-01-10", ({"kd_partisipasi_sekolah": "1"}, set())),
        ("2000-01-10", ({"kd_partisipasi_sekolah": "3"}, SCHOOL)),
        ("2000-01-10", ({"kd_bekerja_seminggu_lalu": "1"}, JOB)),
        ("2000-01-10", ({"kd_punya_usaha_sendiri_bersama": "1"}, BUSINESS)),
        ("1966-01-10", ({}, {"kd_memiliki_perawat"})),
        ("1966-01-11", ({"kd_sulit_mandiri": "3"}, set())),
        ("1966-01-11", ({"kd_sulit_mandiri": "2"}, {"kd_memiliki_perawat"})),
    ],
)
def test_questions_on_members_follow_from_age_and_answers(born: str, case: Asked) -> None:
    """The skips of block IV, at their edges."""
    answers, names = case
    assert _asked_of_child(born, **answers) == names


def test_pregnancy_is_asked_of_women_of_ten_to_fifty_four_who_are_or_were_married() -> None:
    """Five years longer than on the BDT form."""
    condition = DTSEN.variable("kd_status_kehamilan").applies_if
    assert condition is not None
    married: dict[str, Answer] = {"jenis_kelamin": "2", "kd_stat_perkawinan": "2"}
    ages = [age for age in range(80) if condition.holds({**married, "umur": age}.get)]
    assert (ages[0], ages[-1], len(ages)) == (10, 54, 45)


def test_members_who_live_here_or_are_new_are_counted() -> None:
    """Codes 1 and 5 of question 404; on the BDT form 5 is an error of the prelist."""
    record = card_family(wife={"kd_ket_keberadaan_art": "5"}, child={"kd_ket_keberadaan_art": "3"})
    answers = recode(DTSEN, record, TODAY).household.answers
    assert answers["jumlah_anggota_keluarga"] == 2


def test_a_family_whose_head_works_abroad_is_doubted_but_not_refused() -> None:
    """The card still names him; the reason says where he is."""
    assert rules_found(card_family(head={"kd_ket_keberadaan_art": "4"})) == ["H01"]


def test_who_died_or_moved_away_is_not_asked_for_anything() -> None:
    """Only an impossible answer is still found."""
    gone = {"kd_ket_keberadaan_art": "2", "nik": "1", "nama": None, "kd_stat_perkawinan": "2"}
    assert rules_found(card_family(child=gone)) == []
    assert rules_found(card_family(child={**gone, "jenis_kelamin": "3"})) == ["A01"]


def test_a_code_that_stands_alone_holds_no_bit() -> None:
    """99 has the bits 1 and 2; nobody is told to have what they stand for."""
    record: HouseholdRecord = card_family(child={"kd_jamkes_setahun": 99})
    assert rules_found(record) == []
    assert [it.code for it in DTSEN.lists["health_insurance"].held(99)] == ["99"]
