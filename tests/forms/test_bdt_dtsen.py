"""The shipped crosswalk from the BDT form to DTSEN: every question, and the codes that move."""

import datetime as dt
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.checks.answers import can_be
from forms.crosswalk import Carried, Reason, carried, crosswalk
from forms.crosswalkrows import Kind, Line
from forms.flow import asked
from forms.instrument import Instrument, ValueType, Variable
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind
from forms.values import label
from tests.forms.households import NOTHING, TODAY, Differing, family

WALK: Final = crosswalk("bdt", "dtsen")
MAPPED: Final = [it for it in WALK.lines if it.kind is Kind.CODES and len(it.sources) == 1]
MOVED: Final = [
    ("lantai", "9", "kd_jenis_lantai_terluas", "8"),
    ("sumber_airminum", "3", "kd_sumber_air_minum", "3"),
    ("sumber_airminum", "4", "kd_sumber_air_minum", "3"),
    ("sumber_airminum", "10", "kd_sumber_air_minum", "9"),
    ("sumber_penerangan", "2", "kd_sumber_penerangan_utama", "3"),
    ("sumber_penerangan", "3", "kd_sumber_penerangan_utama", "4"),
    ("bb_masak", "8", "kd_bahan_bakar_memasak", "10"),
    ("fasbab", "4", "kd_fasilitas_tempat_bab", "6"),
    ("partisipasi_sekolah", "0", "kd_partisipasi_sekolah", "1"),
    ("partisipasi_sekolah", "2", "kd_partisipasi_sekolah", "3"),
    ("penyakit_kronis", "0", "kd_penyakit_kronis_menahun", "1"),
    ("lapangan_usaha", "17", "kd_lapangan_usaha_pekerjaan", "21"),
    ("ada_lemari_es", "3", "kd_lemari_es", "1"),
    ("ada_lemari_es", "4", "kd_lemari_es", "2"),
    ("ada_ac", "2", "kd_ac", "2"),
]
"""Old variable and code, new variable and code."""

ASKED: Final = [
    ("bb_masak", "2", "kd_bahan_bakar_memasak"),
    ("atap", "1", "kd_jenis_atap"),
    ("fasbab", "3", "kd_fasilitas_tempat_bab"),
    ("pendidikan_tertinggi", "1", "kd_pendidikan_tertinggi"),
    ("penyakit_kronis", "9", "kd_penyakit_kronis_menahun"),
    ("lapangan_usaha", "19", "kd_lapangan_usaha_pekerjaan"),
    ("ada_tv", "3", "kd_televisi"),
]
"""Old variable and a code that tells too little, new variable."""


def _linked(record: HouseholdRecord) -> HouseholdRecord:
    """Return the record with every person in its first family."""
    links = {"household": record.household.id, "family": record.families[0].id}
    persons = tuple(replace(person, links=links) for person in record.persons)
    return replace(record, persons=persons)


def _carry(house: Differing = NOTHING, wife: Differing = NOTHING) -> Carried:
    """Return the plain family with some answers changed, carried."""
    return carried(WALK, _linked(family(house=house, wife=wife)), "family1", TODAY)


def _of(instrument: Instrument, name: str) -> SubjectKind:
    """Return whose answer a variable is."""
    return instrument.block(instrument.variable(name).block).subject


def _carried_answers(name: str, code: Answer) -> tuple[Carried, Answers]:
    """Return what is carried with one answer of house or wife, and all new answers of that one."""
    if _of(WALK.source, name) is SubjectKind.PERSON:
        result = _carry(wife={name: code})
        return result, result.record.persons[1].answers
    result = _carry(house={name: code})
    return result, result.record.household.answers


def _on_paper(instrument: Instrument) -> set[str]:
    """Return the questions of an instrument's paper."""
    blocks = [block for block in instrument.blocks if block.paper]
    return {variable.name for block in blocks for variable in instrument.in_block(block.id)}


def test_every_question_of_both_papers_is_accounted_for() -> None:
    """What no line speaks of would be lost without anybody having decided so."""
    old = {variable.name for line in WALK.lines for variable in line.sources}
    assert _on_paper(WALK.source) - old == set()
    assert _on_paper(WALK.target) - WALK.by_target.keys() == set()


def test_notes_are_sentences_that_fit_the_screen() -> None:
    """They stand beside the question; two lines of 80 columns less a frame."""
    for line in WALK.lines:
        for note in filter(None, (line.note_id, line.note_en)):
            assert note.endswith(".")
            assert len(note) <= 2 * 70
        assert not line.note_id or line.note_id != line.note_en


@pytest.mark.parametrize(("old", "code", "new", "becomes"), MOVED)
def test_a_code_moves_with_its_meaning(old: str, code: str, new: str, becomes: str) -> None:
    """The same word has another code on the other form."""
    assert _carried_answers(old, code)[1][new] == becomes


@pytest.mark.parametrize(("old", "code", "new"), ASKED)
def test_a_code_that_became_several_is_asked(old: str, code: str, new: str) -> None:
    """With the old answer beside the question, and the reason in both languages."""
    result, answers = _carried_answers(old, code)
    assert new not in answers
    questions = [it for it in result.questions if it.place.variable == new and it.before]
    assert [it.reason for it in questions] == [Reason.CODE]
    assert questions[0].before[old] == code
    assert questions[0].note_id != questions[0].note_en


@pytest.mark.parametrize("line", MAPPED, ids=lambda line: line.target.name)
def test_where_both_lists_have_the_same_word_the_codes_are_those(line: Line) -> None:
    """A slip of one line in a mapping would give every family another floor."""
    assert line.target is not None
    assert line.target.list is not None
    words = {item.label_id.casefold(): item.code for item in line.target.list.items}
    for (old, *_), new in line.codes.items():
        word = label(line.sources[0], old, "id").casefold()
        if new and word in words:
            assert words[word] == new


@pytest.mark.parametrize(
    ("power", "light", "watts"), [("2", "1", "2"), ("6", "2", None), (None, None, None)]
)
def test_light_from_the_grid_is_told_by_the_power(
    power: str | None, light: str | None, watts: str | None
) -> None:
    """PLN without a meter was a kind of power, and is now a kind of light."""
    answers = _carry(house={"sumber_penerangan": "1", "daya": power}).record.household.answers
    assert answers.get("kd_sumber_penerangan_utama") == light
    assert answers.get("kd_daya_terpasang") == watts


@pytest.mark.parametrize(
    ("boat", "ship", "either"),
    [("3", "2", "1"), ("4", "1", "1"), ("4", "2", "2"), ("4", None, None)],
)
def test_motor_boat_and_ship_become_one_answer(
    boat: str, ship: str | None, either: str | None
) -> None:
    """One of them is enough; none is known only if both are denied."""
    answers = _carry(house={"ada_perahu_motor": boat, "ada_kapal": ship}).record.household.answers
    assert answers.get("kd_kapal_perahu_motor") == either


def test_what_time_has_overtaken_is_asked_again() -> None:
    """A pregnancy, a week's work and a year's aid of then say nothing of now."""
    result = _carry(house={"sta_pkh": "1"}, wife={"status_hamil": "1", "status_bekerja": "1"})
    open_ones = {
        it.place.variable: it for it in result.questions if it.place.subject in {"house", "person2"}
    }
    for new, old in (
        ("kd_status_kehamilan", {"status_hamil": "1"}),
        ("kd_bekerja_seminggu_lalu", {"status_bekerja": "1"}),
        ("kd_pkh", {"sta_pkh": "1"}),
    ):
        assert (open_ones[new].reason, open_ones[new].before) == (Reason.AGAIN, old)


def test_one_code_of_disability_opens_ten_questions() -> None:
    """And answers none of them."""
    result = _carry(wife={"jenis_cacat": "2"})
    opened = [it for it in result.questions if it.place.subject == "person2" and it.before]
    assert len([it for it in opened if "jenis_cacat" in it.before]) == 10


def test_a_member_stays_who_he_is() -> None:
    """Name, numbers, birth and relation go with the person, and the card with the family."""
    result = _carry()
    head = result.record.persons[0]
    assert head.id == "person1"
    assert {name: head.answers[name] for name in ("nama", "nik", "tanggal_lahir")} == {
        "nama": "RUSDI",
        "nik": "1771010203859001",
        "tanggal_lahir": "1985-03-02",
    }
    assert (head.answers["kd_hubungan_dg_kk"], head.answers["umur"]) == ("1", 40)
    assert result.record.families[0].answers == {"no_kk": "1771011708099001"}
    assert result.record.household.answers["jumlah_anggota_keluarga"] == 3


def test_of_two_families_in_a_house_both_get_the_roof_and_neither_the_car() -> None:
    """DTSEN ranks each by itself."""
    old = _linked(
        family(
            house={"atap": "6", "ada_mobil": "1", "jumlah_sapi": 2},
            families=[{"nuk_keluarga": 2, "no_kk_keluarga": "1771011708099002"}],
        )
    )
    for family_id, count in (("family1", 3), ("family2", 0)):
        result = carried(WALK, old, family_id, TODAY)
        answers = result.record.household.answers
        assert answers["kd_jenis_atap"] == "3"
        assert not {"kd_mobil", "jumlah_sapi"} & answers.keys()
        assert len(result.record.persons) == count
        whose = {it.place.variable for it in result.questions if it.reason is Reason.WHOSE}
        assert {"kd_mobil", "jumlah_sapi"} <= whose


def _typed(variable: Variable) -> bool:
    """Return whether people answer a question of the paper that must not stay empty."""
    line = WALK.by_target.get(variable.name)
    typed = not (variable.computed or variable.read_only)
    return typed and line is not None and line.kind is not Kind.NONE


def _values(variable: Variable) -> st.SearchStrategy[Answer]:
    """Return answers to a question: mostly what it may hold, sometimes what an import brought."""
    wild = st.sampled_from(["1", "2", "9", "99", "SENG", "2015-05-05"]) | st.integers(-1, 120)
    if variable.list is not None and variable.type is ValueType.ENUM:
        return st.sampled_from([item.code for item in variable.list.items]) | wild
    if variable.type is ValueType.DATE:
        return st.dates(dt.date(1930, 1, 1), TODAY).map(dt.date.isoformat) | wild
    return wild


@st.composite
def _answers(draw: st.DrawFn, kind: SubjectKind) -> Answers:
    """Return answers of one kind of subject to some of its questions."""
    variables = WALK.source.for_subject(kind)
    chosen = draw(st.lists(st.sampled_from(variables), unique_by=lambda it: it.name, max_size=40))
    return {variable.name: draw(_values(variable)) for variable in chosen}


@given(
    _answers(SubjectKind.HOUSEHOLD),
    _answers(SubjectKind.FAMILY),
    _answers(SubjectKind.PERSON),
    st.integers(1, 2),
)
def test_nothing_is_invented_and_nothing_due_is_forgotten(
    house: Answers, card: Answers, person: Answers, count: int
) -> None:
    """Each answer is one that DTSEN allows, and each question without one is listed."""
    links = {"household": "h", "family": "f1"}
    old = HouseholdRecord(
        "bdt",
        "2020.1",
        Subject("h", SubjectKind.HOUSEHOLD, house),
        tuple(Subject(f"f{at}", SubjectKind.FAMILY, card) for at in range(1, count + 1)),
        (Subject("p", SubjectKind.PERSON, person, links=links),),
    )
    result = carried(WALK, old, "f1", TODAY)
    listed = {(it.place.subject, it.place.variable) for it in result.questions}
    gone = result.record.persons[0].answers.get("kd_ket_keberadaan_art") not in {None, "1", "5"}
    for subject in result.record.subjects():
        for name, answer in subject.answers.items():
            assert can_be(WALK.target.variable(name), answer)
            assert (subject.id, name) not in listed
        for variable in asked(WALK.target, result.record, subject):
            if _typed(variable) and variable.name not in subject.answers and not gone:
                assert (subject.id, variable.name) in listed
