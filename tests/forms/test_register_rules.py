"""The rules between households: read strictly, asked of numbers that tell somebody apart."""

from pathlib import Path

import pytest

from forms.checks.view import View
from forms.datafile import InstrumentDuplicateError, InstrumentError, InstrumentValueError
from forms.findings import Severity
from forms.loading import instrument
from forms.presence import codes_of_presence
from forms.records import HouseholdRecord
from forms.register_rules import (
    COLUMNS,
    FILE,
    Shared,
    claims,
    read_register_rules,
    register_rules,
)
from tests.forms.households import BDT, HEAD, TODAY, family

HEADER = f"# Rules.\n# source: a test\n{','.join(COLUMNS)}\n"
GOOD = "R01,flag,nik,Sama.,Same.,a test"


def _claims(record: HouseholdRecord) -> list[tuple[str, str]]:
    """Return what is claimed, and by whom."""
    view = View(BDT, record, TODAY)
    return [(claim.shared.value, claim.where.subject) for claim in claims(view)]


def test_everything_that_can_be_shared_has_a_rule_that_does_not_block() -> None:
    """Two true numbers can be equal: a clerk's error elsewhere must not stop this family."""
    rules = register_rules()
    assert rules.keys() == set(Shared)
    assert Severity.BLOCK not in {rule.severity for rule in rules.values()}


def test_messages_fit_two_lines_and_hold_no_value() -> None:
    """Like those of the rules of an instrument."""
    for rule in register_rules().values():
        for text in (rule.text_id, rule.text_en):
            assert len(text) <= 2 * 70
            assert text.endswith(".")
            assert not set("{}") & set(text)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ([GOOD.replace("R01", "M01")], InstrumentValueError),
        ([GOOD.replace("flag", "error")], InstrumentValueError),
        ([GOOD.replace("nik", "name")], InstrumentValueError),
        ([GOOD, GOOD.replace("R01", "R02")], InstrumentDuplicateError),
        ([GOOD, GOOD.replace("nik", "family-card")], InstrumentDuplicateError),
    ],
)
def test_a_line_that_is_not_understood_is_refused(
    lines: list[str], error: type[InstrumentError], tmp_path: Path
) -> None:
    """A rule that is silently left out would let doubles pass."""
    (tmp_path / FILE).write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    with pytest.raises(error):
        read_register_rules(tmp_path)


def test_who_lives_here_claims_a_nik_and_a_family_its_card() -> None:
    """Who moved away left the number to the household that has the person now."""
    record = family(wife={"status_keberadaan_art": "3"}, house={"id_bdt": "1771"})
    assert _claims(record) == [
        ("household-id", "house"),
        ("family-card", "family1"),
        ("nik", "person1"),
        ("nik", "person3"),
    ]


def test_a_card_that_no_family_here_has_is_claimed_by_its_member() -> None:
    """The card of the own family is the family's."""
    record = family(child={"no_kk": "1771011708099002"})
    assert ("card-of-family", "person3") in _claims(record)
    assert ("card-of-family", "person3") not in _claims(family())


def test_a_number_that_is_none_is_not_looked_for() -> None:
    """Zeros would make a whole village relatives."""
    record = family(head={"nik": "0" * 16}, wife={"nik": "123"}, card={"no_kk_keluarga": "1" * 16})
    assert ("nik", "person1") not in _claims(record)
    assert ("nik", "person2") not in _claims(record)
    assert ("family-card", "family1") not in _claims(record)
    assert ("nik", "person1") in _claims(family(head={"nik": HEAD["nik"]}))


def test_who_lives_here_is_told_by_the_instruments_own_count() -> None:
    """Present, and new; each questionnaire has its own codes."""
    assert codes_of_presence(BDT) == {"1", "4"}
    assert codes_of_presence(instrument("dtsen")) == {"1", "5"}
