"""The programme proposal: the columns of both templates, the survey, and the operators' rules."""

from collections.abc import Iterable

import pytest

from forms.findings import Severity
from forms.instrument import Variable
from forms.records import SubjectKind
from forms.rulebook import rulebook
from forms.rules import check
from tests.forms.households import BDT, TODAY, UNANSWERED, found, rules_found
from tests.forms.proposals import PROPOSAL, proposal

COLUMNS_2021 = (
    "NIK", "PROGRAM BANSOS", "NOKK", "NAMA", "TEMPAT LAHIR", "TANGGAL LAHIR", "IBU KANDUNG",
    "JENIS KELAMIN", "JENIS PEKERJAAN", "STATUS KAWIN", "ALAMAT", "RT", "RW", "PROVINSI",
    "KABUPATEN", "KECAMATAN", "KELURAHAN",
)  # fmt: skip
COLUMNS_V4 = (
    *COLUMNS_2021,
    *("STATUS DISABILITAS", "KODE JENIS DISABILITAS", "STATUS HAMIL", "TGL MULAI HAMIL"),
)
SURVEY = tuple(f"sk{number}" for number in range(10))
ADDED = "hubungan_keluarga"


def _columns(variables: Iterable[Variable]) -> list[str]:
    """Return the headers of the template that these variables stand under, in its order."""
    names = {name.upper() for v in variables for name in (v.name, *v.aliases)}
    return [column for column in COLUMNS_V4 if column in names]


def test_every_column_of_both_templates_and_every_survey_answer_is_a_question() -> None:
    """And nothing else but the relation, which the rules look at."""
    assert _columns(PROPOSAL.variables.values()) == list(COLUMNS_V4)
    assert len(PROPOSAL.variables) == len(COLUMNS_V4) + len(SURVEY) + 1
    assert set(SURVEY) | {ADDED} <= PROPOSAL.variables.keys()


def test_programme_address_and_survey_are_typed_once_and_the_card_number_is_the_familys() -> None:
    """The template repeats them on each line; an operator must not."""
    house = {v.name for v in PROPOSAL.for_subject(SubjectKind.HOUSEHOLD)}
    assert house == {
        *("program_bansos", "alamat", "rt", "rw", "provinsi", "kabupaten", "kecamatan"),
        *("kelurahan", *SURVEY),
    }
    assert [v.name for v in PROPOSAL.for_subject(SubjectKind.FAMILY)] == ["nokk"]
    persons = PROPOSAL.for_subject(SubjectKind.PERSON)
    assert len(persons) == len(COLUMNS_V4) - 8 - 1 + 1
    assert persons[-1].name == ADDED


def test_no_question_has_a_number_that_nobody_printed() -> None:
    """None are known."""
    assert {variable.question for variable in PROPOSAL.variables.values()} == {""}


def test_codes_are_as_the_template_has_them() -> None:
    """What is stored is what the file is to hold."""
    codes = {name: [item.code for item in one.items] for name, one in PROPOSAL.lists.items()}
    assert codes["programme"] == ["PKH", "BPNT", "PBI", "NONBANSOS"]
    assert codes["disability_kind"] == ["PDFSK", "PDINT", "PDMTL", "PDSNS"]
    assert codes["yes_no"] == ["YA", "TIDAK"]
    relations = BDT.lists["relation_family"].items
    assert codes["relation_family"] == [item.code for item in relations]


def test_a_proposal_on_the_template_of_2021_is_sound() -> None:
    """It asks four columns less and no survey; that is a note on gaps, not a finding."""
    record = proposal()
    assert rules_found(record) == []
    notes = found(record, UNANSWERED)
    assert {note.severity for note in notes} == {Severity.NOTE}


def test_a_proposal_on_the_template_v4_has_no_gaps() -> None:
    """With every column and every survey answer."""
    rest = {"status_disabilitas": "TIDAK", "status_hamil": "TIDAK"}
    survey = dict.fromkeys(SURVEY, "YA")
    record = proposal(house=survey, mother=rest, child=rest)
    assert check(PROPOSAL, record, TODAY) == ()


def test_numbers_are_judged_as_on_the_bdt_form() -> None:
    """A number is a number, whatever paper it stands on."""
    theirs = {rule.number: rule for rule in rulebook(BDT)}
    for rule in rulebook(PROPOSAL):
        if rule.number.startswith("N"):
            same = theirs[rule.number]
            assert (rule.check, rule.severity) == (same.check, same.severity)
            assert rule.value("doubt") == same.value("doubt")


@pytest.mark.parametrize("mark", ["'", '"', "`", "\u2019", "\u201c", ",", ".", "/", "\u00b0"])
@pytest.mark.parametrize("variable", ["nama", "ibu_kandung"])
def test_each_mark_that_the_template_refuses_is_named(mark: str, variable: str) -> None:
    """Somebody has to find it in the name, and it may be very small."""
    finding = found(proposal(mother={variable: f"SITI{mark} AMINAH"}), "M13")[0]
    assert f" {mark} " in finding.message_id
    assert f" {mark}, " in finding.message_en


def test_a_man_alone_for_food_aid_is_doubted_once_and_a_lone_widow_is_not() -> None:
    """The card holder should be the mother where there is one."""
    father = {"jenis_kelamin": "L", "nik": "1771011505889002"}
    assert rules_found(proposal(mother=father)) == ["H04"]
    assert rules_found(proposal()) == []


def test_no_mother_is_missed_while_a_sex_is_open() -> None:
    """The open question is the finding."""
    assert rules_found(proposal(mother={"jenis_kelamin": None})) == ["M01"]


def test_a_special_rule_speaks_instead_of_the_general_one() -> None:
    """A kind without a disability is one finding, not two."""
    stray = proposal(
        mother={"status_disabilitas": "TIDAK", "kode_jenis_disabilitas": "PDFSK"},
        child={"status_hamil": "TIDAK", "tgl_mulai_hamil": "2025-12-01"},
    )
    assert rules_found(stray) == ["M07", "M09"]


def test_roles_name_what_lists_and_rules_of_the_program_look_for() -> None:
    """A proposal is of one family, so both relations are the same question."""
    mother, child = proposal().persons
    assert PROPOSAL.roles["name"] in mother.answers
    assert PROPOSAL.roles["relation"] == PROPOSAL.roles["family_relation"] == ADDED
    sex = PROPOSAL.roles["sex"]
    assert mother.answers[sex] == PROPOSAL.role_codes["sex.female"]
    assert child.answers[sex] == PROPOSAL.role_codes["sex.male"]
