"""An answer of the civil registry is matched by the rule of sixty percent."""

import csv
import datetime as dt

from forms.loading import instrument
from forms.regions import shipped_regions
from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.list_rows import ListReader
from siksng_tui.intake.registry import Doubt, Facts, Outcome, judge, precheck
from tests.intake.exports import read, table_of
from tests.intake.workbooks import CLEAN, SAMPLES

LISTS = SAMPLES / "lists"
TODAY = dt.date(2026, 1, 15)
SEXES = {"1": "L", "2": "P"}


def own_facts() -> dict[str, list[Facts]]:
    """Return what the samples' register says of the persons who bear each NIK."""
    records, _ = read(CLEAN)
    found: dict[str, list[Facts]] = {}
    for own in (person.answers for record in records for person in record.persons):
        nik = str(own.get("nik", ""))
        found.setdefault(nik, []).append(
            Facts(
                nik,
                str(own.get("nama", "")),
                str(own.get("tanggal_lahir", "")),
                SEXES.get(str(own.get("jenis_kelamin", "")), ""),
                str(own.get("no_kk", "")),
            )
        )
    return found


def test_every_answer_of_the_samples_comes_to_what_their_truth_says() -> None:
    """Of 889 answers 260 are no plain match: variants, other names or cards, deaths, none."""
    with (LISTS / "registry_truth.csv").open(encoding="utf-8", newline="") as file:
        truth = {line["nik"]: line for line in csv.DictReader(file)}
    table, rows = table_of(LISTS / "clean_dukcapil_jawaban.xlsx")
    reader = ListReader(table, shipped_regions(), Ledger(()), TODAY)
    known = own_facts()
    compared = 0
    for row in reader.rows(rows):
        nik = str(row.answers["nik"])
        if nik not in known:
            continue
        verdicts = [judge(own, row.answers) for own in known[nik]]
        found = max(verdicts, key=lambda own: own.similarity)
        told = truth.get(nik, {"outcome": "padan", "matched": "1"})
        if told["outcome"] == "meninggal":
            assert found.outcome is Outcome.DECEASED
        elif told["outcome"] == "tidak_ditemukan":
            assert found.outcome is Outcome.UNKNOWN
        else:
            assert (found.outcome is Outcome.MATCHED) == (told["matched"] == "1"), told
        if told["outcome"] == "tgl_beda":
            assert Doubt.BIRTH in found.differs
        if told["outcome"] == "kk_beda":
            assert Doubt.CARD in found.differs
        compared += 1
    assert compared > 850


def test_a_name_with_two_alternatives_is_held_against_both() -> None:
    """The registry writes an old and a new name with a slash."""
    own = Facts("1771010302809001", "WULAN ARIANTI", "", "", "")
    assert judge(own, {"nama": "SRI UJANG/WULAN ARIANTI", "respon": "ADA"}).similarity == 100


def test_what_will_fail_is_known_before_anybody_is_asked() -> None:
    """A number that is none, one of two people, one that says another birth."""
    whole = Facts("1771010302809001", "BUDI", "1980-02-03", "L", "")
    assert precheck(whole, shared=False, disagrees=()) == ()
    assert precheck(whole, shared=True, disagrees=(Doubt.BIRTH,)) == (
        Doubt.NUMBER_SHARED,
        Doubt.BIRTH,
    )
    for nik, doubt in (
        ("", Doubt.NUMBER_MISSING),
        ("177101", Doubt.NUMBER_INCOMPLETE),
        ("9999999999999999", Doubt.NUMBER_PLACEHOLDER),
    ):
        assert precheck(Facts(nik, "", "", "", ""), shared=False, disagrees=()) == (doubt,)


def test_the_sexes_of_the_register_are_those_of_the_questionnaire() -> None:
    """The table above would hide a change of the codes."""
    codes = instrument("bdt").role_codes
    assert {codes["sex.male"]: "L", codes["sex.female"]: "P"} == SEXES
