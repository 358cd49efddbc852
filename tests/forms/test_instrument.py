"""The shipped BDT/DTKS form: every question, every list, as printed."""

import pytest

from forms.answer_errors import AnswerNotInListError
from forms.condition import Lookup
from forms.loading import instrument
from forms.records import Answer, SubjectKind
from forms.values import label, read_answer

BDT = instrument("bdt")

EVEN_ITEMS = (
    "ada_lemari_es", "ada_pemanas", "ada_tv", "ada_laptop", "ada_motor", "ada_perahu",
    "ada_perahu_motor", "rumah_lain", "sta_kip", "sta_bpjs_mandiri", "sta_asuransi", "sta_rastra",
)  # fmt: skip
ODD_ITEMS = (
    "ada_tabung_gas", "ada_ac", "ada_telepon", "ada_emas", "ada_sepeda", "ada_mobil",
    "ada_motor_tempel", "ada_kapal", "aset_tak_bergerak", "sta_art_usaha", "sta_kks", "sta_kis",
    "sta_jamsostek", "sta_pkh", "sta_kur",
)  # fmt: skip


def test_the_form_has_every_block_and_question() -> None:
    """A question lost between two versions would be lost from every household."""
    blocks = {block.id: len(BDT.in_block(block.id)) for block in BDT.blocks}
    assert blocks == {
        "0_ID": 9,
        "0_ID_MEMBER": 2,
        "I_PLACE": 13,
        "I_FAMILY": 2,
        "I_MUSDES": 6,
        "II_OFFICER": 8,
        "III_HOUSING": 23,
        "IV_MEMBER": 37,
        "IV_CHILD_OUTSIDE": 5,
        "IV_MEMBER_DROID": 1,
        "V_ASSETS": 24,
        "V_BUSINESS": 7,
        "V_PROGRAMMES": 9,
        "VI_PHOTO": 11,
        "VII_CARD_HOLDER": 10,
        "VIII_DUKCAPIL_MIRROR": 16,
        "VX_FAMILY_PLANNING_2015": 10,
        "IX_DEACTIVATION": 4,
        "IX_DEACTIVATION_MEMBER": 4,
    }
    assert sum(blocks.values()) == len(BDT.variables) == 201


def test_each_kind_of_subject_answers_its_own_blocks() -> None:
    """Rows stand under their own keys, so that a business never mixes with its household."""
    assert {name.name for name in BDT.for_subject(SubjectKind.FAMILY)} == {
        "nuk_keluarga",
        "no_kk_keluarga",
    }
    assert len(BDT.for_subject(SubjectKind.PERSON, "children")) == 5
    assert BDT.for_subject(SubjectKind.FAMILY, "children") == ()


def test_every_question_that_a_person_types_has_help_in_both_languages() -> None:
    """F1 answers at every field of the paper form."""
    asked = [
        variable
        for block in BDT.blocks
        if block.paper or block.id in {"VI_PHOTO", "VII_CARD_HOLDER"}
        for variable in BDT.in_block(block.id)
    ]
    assert [name.name for name in asked if not (name.help("id") and name.help("en"))] == []


@pytest.mark.parametrize("name", EVEN_ITEMS)
def test_an_even_item_is_answered_3_or_4_and_refuses_1(name: str) -> None:
    """A keyed digit that slips a line is noticed, which is why the paper alternates."""
    variable = BDT.variable(name)
    assert label(variable, read_answer(variable, "3"), "id") == "Ya"
    assert label(variable, read_answer(variable, "4"), "id") == "Tidak"
    with pytest.raises(AnswerNotInListError):
        read_answer(variable, "1")


@pytest.mark.parametrize("name", ODD_ITEMS)
def test_an_odd_item_is_answered_1_or_2_and_refuses_3(name: str) -> None:
    """In the other half a 3 means nothing."""
    variable = BDT.variable(name)
    assert label(variable, read_answer(variable, "1"), "en") == "Yes"
    assert label(variable, read_answer(variable, "2"), "en") == "No"
    with pytest.raises(AnswerNotInListError):
        read_answer(variable, "3")


def test_the_two_lists_of_disabilities_stay_apart() -> None:
    """Code 3 is deaf in one and mute in the other; merging them would change people."""
    ours, theirs = BDT.variable("jenis_cacat"), BDT.variable("jenis_cacat_droid")
    assert (label(ours, "3", "id"), label(theirs, "3", "id")) == ("Tuna rungu", "Tuna wicara")
    assert len(BDT.lists["disability_bdt_2015"].items) == 13
    assert len(BDT.lists["disability_siks_droid"].items) == 12
    assert not BDT.block(theirs.block).paper
    assert "12" not in BDT.lists["disability_siks_droid"]


def test_code_5_of_the_visit_differs_between_tablet_and_paper() -> None:
    """An import has to ask which; the list of the paper is there to choose from."""
    tablet, paper = BDT.lists["visit_result"], BDT.lists["visit_result_paper_2020"]
    five = tablet.get("5"), paper.get("5")
    assert [item.label_id for item in five if item] == ["Responden menolak", "Data ganda"]


def test_the_export_column_of_the_household_status_is_known() -> None:
    """The 59-column export calls the meeting's status sta_keberadaan_RT."""
    assert "sta_keberadaan_RT" in BDT.variable("status_rumahtangga").aliases


def _given(**answers: Answer) -> Lookup:
    """Return a look-up of some answers."""
    return answers.get


def test_pregnancy_is_asked_of_women_of_ten_to_forty_nine_who_are_or_were_married() -> None:
    """The condition of column 12, at its edges."""
    condition = BDT.variable("status_hamil").applies_if
    assert condition is not None
    ages = [
        age
        for age in range(80)
        if condition.holds(_given(jenis_kelamin="2", status_kawin="2", umur=age))
    ]
    assert (ages[0], ages[-1], len(ages)) == (10, 49, 40)
    assert not condition.holds(_given(jenis_kelamin="1", status_kawin="2", umur=30))
    assert not condition.holds(_given(jenis_kelamin="2", status_kawin="1", umur=30))


def test_identity_documents_are_a_sum_of_four_bits() -> None:
    """0 to 15, each document one bit."""
    variable = BDT.variable("ada_kartu_identitas")
    assert [read_answer(variable, str(total)) for total in range(16)] == list(range(16))
    assert label(variable, 5, "id") == "Akta kelahiran + KTP"
    assert label(variable, 0, "en") == "None"
