"""The rules of the shipped forms: each finds what it is for, and lets pass what can be true."""

import datetime as dt
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answer_errors import AnswerError
from forms.checks.answers import can_be
from forms.findings import Severity
from forms.identity import Doubt
from forms.instrument import Instrument, ValueType, Variable
from forms.records import Answer, Answers, HouseholdRecord
from forms.rulebook import rulebook
from forms.rules import check
from forms.text import clean
from forms.values import read_answer
from tests.forms import dtsen_cases, dtsen_member_cases, proposal_cases
from tests.forms.dtsen_families import card_family
from tests.forms.dwelling_cases import DWELLING_CASES
from tests.forms.household_cases import HOUSEHOLD_CASES, Case
from tests.forms.households import BDT, TODAY, UNANSWERED, Differing, family, found, rules_found
from tests.forms.leaving_cases import LEAVING_CASES
from tests.forms.living_cases import LIVING_CASES
from tests.forms.member_cases import FOURTH, MEMBER_CASES, NUMBER_CASES
from tests.forms.proposals import proposal
from tests.forms.shipped import EACH

CASES = [
    *HOUSEHOLD_CASES, *DWELLING_CASES, *MEMBER_CASES, *LIVING_CASES, *NUMBER_CASES, *LEAVING_CASES,
    *dtsen_cases.HOUSEHOLD_CASES,
    *dtsen_member_cases.MEMBER_CASES, *dtsen_member_cases.NUMBER_CASES,
    *proposal_cases.HOUSEHOLD_CASES, *proposal_cases.PERSON_CASES, *proposal_cases.NUMBER_CASES,
]  # fmt: skip
BLOCKS = {
    "bdt": {
        *("A01", "H01", "H02", "H04", "H06", "H08", "H28", "H30", "M01", "M03", "M06", "M59"),
        *("N01", "N02", "N03", "N09", "N10"),
    },
    "dtsen": {
        *("A01", "H02", "H04", "M01", "M03", "M06", "M37"),
        *("N01", "N02", "N03", "N09", "N10"),
    },
    "proposal": {
        *("A01", "H01", "H05", "M01", "M03", "M06", "M07", "M09", "M11"),
        *("N01", "N02", "N03", "N09", "N10"),
    },
}
CASE = pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case.doubtful.instrument}-{case.rule}"
)


@CASE
def test_a_rule_finds_what_it_is_for(case: Case) -> None:
    """At the place where the operator mends it."""
    places = [(it.place.subject, it.place.variable) for it in found(case.doubtful, case.rule)]
    assert (case.subject, case.variable) in places


@CASE
def test_a_rule_lets_its_neighbour_pass(case: Case) -> None:
    """Just beside what it finds."""
    assert found(case.plain, case.rule) == []


@CASE
def test_a_finding_says_what_to_do_in_both_languages(case: Case) -> None:
    """Facts are filled in, and no answer that names somebody."""
    for finding in found(case.doubtful, case.rule):
        for words in (finding.message_id, finding.message_en):
            assert not set("{}") & set(words)
            assert not {"RUSDI", "NURLELA", "FAJAR", "177101"} & set(words.split())
        assert finding.message_id != finding.message_en


@EACH
def test_every_rule_has_a_case(questions: Instrument) -> None:
    """A new rule brings its own; the note on gaps has a test further down."""
    cases = {case.rule for case in CASES if case.doubtful.instrument == questions.id}
    assert {rule.number for rule in rulebook(questions)} == cases | {UNANSWERED}


@pytest.mark.parametrize(
    "record", [family(), card_family(), proposal()], ids=lambda it: it.instrument
)
def test_a_plain_family_has_no_findings(record: HouseholdRecord) -> None:
    """Else operators would learn to overlook them."""
    assert rules_found(record) == []


@EACH
def test_only_what_cannot_be_true_blocks(questions: Instrument) -> None:
    """Everything else can be explained with a reason."""
    blocks = {rule.number for rule in rulebook(questions) if rule.severity is Severity.BLOCK}
    assert blocks == BLOCKS[questions.id]


@EACH
def test_only_a_number_that_no_registry_can_have_issued_blocks(questions: Instrument) -> None:
    """Refusing a true number is the worse mistake."""
    rules = [rule for rule in rulebook(questions) if rule.check == "doubtful"]
    graded = {Doubt(rule.value("doubt")): rule.severity for rule in rules}
    assert graded.keys() == set(Doubt)
    assert {doubt for doubt, severity in graded.items() if severity is not Severity.FLAG} == {
        Doubt.NIK_SHAPE,
        Doubt.NIK_PLACEHOLDER,
        Doubt.NIK_DATE,
        Doubt.CARD_SHAPE,
        Doubt.CARD_PLACEHOLDER,
    }


def test_every_other_nik_on_the_form_is_doubted_as_well() -> None:
    """That of the card holder, and of children who live elsewhere."""
    record = family(
        house={"nik_pengurus": "123"},
        head={"anak_diluar_rt": "1"},
        children=[{"anak_nama": "SELVI"}, {"anak_nik": "456"}],
    )
    places = [finding.place for finding in found(record, "N01")]
    assert [(it.variable, it.rows, it.row) for it in places] == [
        ("nik_pengurus", "", -1),
        ("anak_nik", "children", 1),
    ]


def test_who_died_or_moved_away_is_not_asked_for_anything() -> None:
    """Only an impossible answer is still found."""
    gone = {"status_keberadaan_art": "2", "nik": "1", "nama": None, "status_kawin": "2"}
    assert rules_found(family(child=gone)) == []
    assert rules_found(family(child={**gone, "jenis_kelamin": "3"})) == ["A01"]


def test_whoever_has_no_answer_on_presence_is_checked() -> None:
    """A new form does not pass because its last column is empty."""
    assert rules_found(family(child={"status_keberadaan_art": None, "nik": "1"})) == ["N01"]


def test_a_household_whose_members_are_all_gone_needs_no_head() -> None:
    """It is about to be deactivated, and a note says so."""
    gone = {"status_keberadaan_art": "3"}
    assert rules_found(family(head=gone, wife=gone, child=gone)) == ["H57"]


def test_a_household_is_not_compared_with_members_who_are_still_asked() -> None:
    """A form that is being filled in would show what the next answer mends."""
    says = {"sta_pkh": "1"}
    assert rules_found(family(house=says, head={"ada_pkh": "2"})) == []


def test_a_parent_far_too_old_is_doubted_as_one_too_young() -> None:
    """A grandchild entered as a child."""
    old = {"tanggal_lahir": "1947-01-02", "nik": None}
    assert [it.place.subject for it in found(family(head=old), "M12")] == ["person3"]
    younger = {**old, "tanggal_lahir": "1947-09-20"}
    assert found(family(head=younger), "M12") == []


def test_no_head_is_missed_while_a_relation_is_open() -> None:
    """The open question is the finding."""
    assert rules_found(family(head={"hubungan_krt": None})) == ["M01"]


def test_a_special_rule_speaks_instead_of_the_general_one() -> None:
    """A pregnant man is one finding, not two."""
    assert rules_found(family(head={"status_hamil": "1"})) == ["M06"]


def test_the_child_of_another_family_in_the_house_is_compared_with_its_own_head() -> None:
    """Relations to the family count as those to the household do."""
    couple: Differing = {"nuk": 2, "no_kk": "1771011708099002", "nik": None, "hubungan_krt": "8"}
    father: Differing = {
        **FOURTH,
        **couple,
        "hubungan_keluarga": "1",
        "tanggal_lahir": "2000-01-10",
    }
    baby: Differing = {
        **FOURTH,
        **couple,
        "hubungan_keluarga": "3",
        "nama": "ALIF",
        "no_urut_art": 5,
    }
    cards: list[Answers] = [{"nuk_keluarga": 2, "no_kk_keluarga": "1771011708099002"}]
    for born, years in (("2011-01-10", 1), ("2012-01-10", 0)):
        record = family(families=cards, persons=[father, {**baby, "tanggal_lahir": born}])
        assert len(found(record, "M12")) == years


def test_gaps_are_told_once_for_each_block() -> None:
    """Thirty notes on thirty questions would hide the one that matters."""
    notes = found(family(), UNANSWERED)
    housing = next(it for it in notes if it.place.variable == "status_bangunan")
    assert housing.message_id.startswith("Blok III. Perumahan: ")
    assert housing.message_en.startswith("Block III. Housing: ")
    places = [(it.place.subject, BDT.variable(it.place.variable).block) for it in notes]
    assert len(places) == len(set(places))


def test_findings_come_in_the_order_of_the_paper() -> None:
    """Ctrl+E walks down the form."""
    record = family(
        house={"lantai": "11", "nama_krt": "-"}, head={"nik": "1"}, child={"nik": "1", "nama": "4"}
    )
    places = [it.place for it in check(BDT, record, TODAY) if it.rule != UNANSWERED]
    assert [(it.subject, it.variable) for it in places] == [
        *(("house", "nama_krt"), ("house", "nama_krt"), ("house", "lantai")),
        *(("person1", "nik"), ("person3", "nama"), ("person3", "nik"), ("person3", "nik")),
    ]


def test_a_reason_lapses_when_what_it_excused_changes_and_not_before() -> None:
    """The key holds a digest of the answers, and a birthday is no new answer."""
    first = found(family(head={"nik": "1771010303859001"}), "N07")[0]
    assert (
        found(family(head={"nik": "1771010303859001", "nama": "RUSDY"}), "N07")[0].key == first.key
    )
    assert found(family(head={"nik": "1771010403859001"}), "N07")[0].key != first.key
    record = family(house={"tanggal_verivali": None}, head={"tanggal_lahir": "1910-01-01"})
    keys = {
        finding.key
        for year in (2025, 2026)
        for finding in check(BDT, record, dt.date(year, 6, 1))
        if finding.rule == "M04"
    }
    assert len(keys) == 1


def test_answers_that_the_instrument_does_not_know_are_left_alone() -> None:
    """A newer version may have asked more."""
    assert rules_found(family(house={"tidak_dikenal": "1"}, head={"entah": 2})) == []


def test_checking_changes_nothing() -> None:
    """The record is looked at, not recoded."""
    record = family(child={"umur": 30, "status_hamil": "1"})
    again = replace(record)
    check(BDT, record, TODAY)
    assert record == again


@given(
    st.sampled_from([v for v in BDT.variables.values() if v.type is not ValueType.PHOTO]),
    st.integers(-(10**10), 10**10) | st.text(max_size=30) | st.sampled_from(["1", "01", "0", "4"]),
)
def test_an_answer_can_be_where_typing_it_gives_the_same(
    variable: Variable, answer: Answer
) -> None:
    """The rule and the keyboard agree on every value."""
    try:
        same = read_answer(variable, str(answer)) == answer
    except AnswerError:
        same = False
    assert can_be(variable, answer) is same


ANSWERS = st.dictionaries(
    st.sampled_from(sorted(BDT.variables)),
    st.text(max_size=20).map(clean) | st.integers(-(10**6), 10**6) | st.sampled_from(["1", "2"]),
)


@given(ANSWERS, ANSWERS, ANSWERS)
def test_no_answers_break_the_check(one: Answers, two: Answers, three: Answers) -> None:
    """Imports hold everything, also text where a number should be."""
    record = family(house=one, card=two, head=three, wife=one, children=[two], businesses=[three])
    for finding in check(BDT, record, TODAY):
        assert finding.rule


def test_six_people_are_checked_in_a_few_milliseconds() -> None:
    """The form asks at every field that is left; benchmarks measure, this only sees a blow-up."""
    people = [{**FOURTH, "no_urut_art": at, "nama": f"ANAK {'ABC'[at - 4]}"} for at in (4, 5, 6)]
    record = family(persons=people)
    assert min(_seconds(record) for _ in range(20)) < 0.02


def _seconds(record: HouseholdRecord) -> float:
    """Return how long one check takes."""
    start = time.perf_counter()
    check(BDT, record, TODAY)
    return time.perf_counter() - start
