"""What is wrong or doubtful about a household: every rule of its instrument, asked at once.

The form, which asks at every field that is left, asks only some of them again
(`forms.rechecking`).
"""

import datetime as dt
from collections.abc import Mapping

from forms.canonical import digest
from forms.checks.rule import Rule
from forms.checks.view import Fact, Hit, View
from forms.findings import SEEN_DIGITS, Finding, Place, Severity
from forms.instrument import ENGLISH, Block, Instrument
from forms.records import HouseholdRecord
from forms.rulebook import Rulebook, rulebook

Found = Mapping[str, tuple[Finding, ...]]
"""What each rule found, by its number."""


def check(instrument: Instrument, record: HouseholdRecord, today: dt.date) -> tuple[Finding, ...]:
    """Return what the rules of an instrument find, subject by subject in the order of the paper.

    Args:
        instrument: the questionnaire.
        record: the household as it stands; nothing is changed.
        today: the day of the check.
    """
    return apply(rulebook(instrument), View(instrument, record, today))


def apply(book: Rulebook, view: View) -> tuple[Finding, ...]:
    """Return what the rules of a book find in a household, in the same order."""
    return in_order(book, view.record, {rule.number: found_by(rule, view) for rule in book})


def found_by(rule: Rule, view: View) -> tuple[Finding, ...]:
    """Return what one rule finds."""
    return tuple(_finding(rule, hit, view) for hit in rule.run(view, rule))


def in_order(book: Rulebook, record: HouseholdRecord, found: Found) -> tuple[Finding, ...]:
    """Return what each rule found, as `check` does: none that is silent where another spoke."""
    findings = [it for rule in book.rules for it in found[rule.number]]
    spoken = {it.place for it in findings if it.severity is not Severity.NOTE}
    alone = (it for rule in book.alone for it in found[rule.number])
    findings += [it for it in alone if it.place not in spoken]
    subjects = {subject.id: at for at, subject in enumerate(record.subjects())}

    def position(finding: Finding) -> tuple[int, int, int]:
        place = finding.place
        return subjects[place.subject], book.order[place.variable], place.row

    return tuple(sorted(findings, key=position))


def _finding(rule: Rule, hit: Hit, view: View) -> Finding:
    """Return a hit in words."""
    evidence = (*view.evidence(hit.spot, hit.variable, *rule.looks_at), *hit.beside)
    facts = {"label": view.instrument.variable(hit.variable), **hit.facts}
    return Finding(
        rule=rule.number,
        severity=rule.severity,
        place=Place(hit.spot.subject.id, hit.variable, hit.spot.rows, hit.spot.row),
        message_id=rule.text_id.format_map(_words(facts, "id")),
        message_en=rule.text_en.format_map(_words(facts, ENGLISH)),
        seen=digest(evidence)[:SEEN_DIGITS],
    )


def _words(facts: dict[str, Fact], language: str) -> dict[str, str]:
    """Return facts as a message names them."""
    return {name: _word(fact, language) for name, fact in facts.items()}


def _word(fact: Fact, language: str) -> str:
    """Return one fact in a language."""
    if isinstance(fact, str | int):
        return str(fact)
    return fact.title(language) if isinstance(fact, Block) else fact.label(language)
