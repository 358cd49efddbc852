"""What F1 says of a field: what is asked, how it is answered, what was found, who says so."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms import values
from forms.crosswalk import Question
from forms.findings import Finding
from forms.instrument import Instrument, Variable
from forms.records import RequestKind
from siksng_tui import words
from siksng_tui.screens.entry.entry_answers import EntryAnswers
from siksng_tui.screens.entry.entry_lines import place_of
from siksng_tui.wording import adding
from siksng_tui.words import _

OF_KIND: Final[Mapping[RequestKind, str]] = MappingProxyType(
    {
        RequestKind.DEACTIVATION: "deactivation",
        RequestKind.TRANSFER: "transfer",
        RequestKind.CARD_HOLDER_CHANGE: "card_holder",
        RequestKind.PROPOSAL: "programme",
        RequestKind.SPLIT: "split",
        RequestKind.MERGE: "merge",
    }
)
"""The page of the manual on each kind of request that asks otherwise than the whole form."""


def of_field(answers: EntryAnswers, at: str) -> list[str]:
    """Return what F1 says of a field of the page; nothing where none is open."""
    spot, entry = answers.spot(at), answers.entry
    if spot is None:
        return []
    asked = place_of(spot.id)
    open_ones = (own for own in entry.again if (own.place.subject, own.place.variable) == asked)
    before = _asked_again(entry.source, next(open_ones, None))
    return [*before, *_explained(entry.instrument, spot.variable, answers.findings_at(at))]


def _explained(questions: Instrument, variable: Variable, found: tuple[Finding, ...]) -> list[str]:
    """Return sentences about a question of a questionnaire, and about its findings."""
    language = words.language()
    said = [f"{questions.number(variable)} {variable.label(language)}", variable.help(language)]
    said += [adding.added(variable), _bounds(variable)]
    said += [
        _("Rule {rule}: {finding}").format(rule=own.rule, finding=own.message(language))
        for own in found
    ]
    block = questions.block(variable.block)
    said.append(
        _("{block}. Source: {source}.").format(
            block=block.title(language), source=variable.origin(language)
        )
    )
    return [own for own in said if own]


def _asked_again(source: Instrument, question: Question | None) -> list[str]:
    """Return what was answered on the form before, and why that does not serve."""
    if question is None:
        return []
    language = words.language()
    known = [(source.variable(name), answer) for name, answer in question.before.items()]
    said = [
        _("Before: {question}: {answer}").format(
            question=f"{own.question} {own.label(language)}".strip(),
            answer=f"{answer} {meant}" if own.list else meant,
        )
        for own, answer in known
        for meant in (values.label(own, answer, language),)
    ]
    note = question.note_id if language == "id" else question.note_en
    return [own for own in (*said, note) if own]


def _bounds(variable: Variable) -> str:
    """Return what bounds a number, empty where nothing does."""
    if variable.low is not None and variable.high is not None:
        return _("From {low} to {high}.").format(low=variable.low, high=variable.high)
    if variable.low is not None:
        return _("At least {low}.").format(low=variable.low)
    if variable.high is not None:
        return _("At most {high}.").format(high=variable.high)
    return ""
