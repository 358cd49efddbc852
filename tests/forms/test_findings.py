"""Findings: the key under which a reason is stored, and the words."""

from dataclasses import replace

from forms.findings import Finding, Place, Severity

FINDING = Finding(
    "M07", Severity.FLAG, Place("ab", "nama", "children", 1), "Periksa.", "Check.", "5f3a"
)


def test_the_key_tells_rule_place_and_what_was_seen() -> None:
    """Two findings never share a reason."""
    others = [
        replace(FINDING, rule="M08"),
        replace(FINDING, seen="0000"),
        replace(FINDING, place=replace(FINDING.place, subject="cd")),
        replace(FINDING, place=replace(FINDING.place, variable="nik")),
        replace(FINDING, place=replace(FINDING.place, row=2)),
        replace(FINDING, place=Place("ab", "nama")),
    ]
    keys = [finding.key for finding in (FINDING, *others)]
    assert len(set(keys)) == len(keys)


def test_the_key_does_not_depend_on_words_or_severity() -> None:
    """A better sentence in the next version must not void a reason."""
    same = replace(FINDING, message_id="Lain.", message_en="Other.", severity=Severity.NOTE)
    assert same.key == FINDING.key


def test_every_language_but_english_is_indonesian() -> None:
    """The screen is Indonesian unless it was asked otherwise."""
    assert [FINDING.message(language) for language in ("id", "en", "")] == [
        "Periksa.",
        "Check.",
        "Periksa.",
    ]
