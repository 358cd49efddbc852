"""What is wrong or doubtful about a household: every rule of its instrument, asked at once.

The form asks at every field that is left; a household of six takes about a millisecond.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from forms.canonical import digest
from forms.checks.rule import Rule
from forms.checks.view import Fact, Hit, View
from forms.findings import SEEN_DIGITS, Finding, Place, Severity
from forms.instrument import ENGLISH, Block, Instrument
from forms.records import HouseholdRecord
from forms.rulebook import Rulebook, rulebook


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
    findings = list(_findings(book.rules, view))
    spoken = {it.place for it in findings if it.severity is not Severity.NOTE}
    findings += [it for it in _findings(book.alone, view) if it.place not in spoken]
    subjects = {subject.id: at for at, subject in enumerate(view.record.subjects())}

    def position(finding: Finding) -> tuple[int, int, int]:
        place = finding.place
        return subjects[place.subject], book.order[place.variable], place.row

    return tuple(sorted(findings, key=position))


def _findings(rules: Iterable[Rule], view: View) -> Iterator[Finding]:
    """Return what some rules find, rule by rule."""
    return (_finding(rule, hit, view) for rule in rules for hit in rule.run(view, rule))


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
