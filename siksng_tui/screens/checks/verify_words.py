"""The words for what is keyed again: whom it asks, what the note says, what became of it."""

from collections.abc import Iterable

from forms import values
from forms.records import Answer, Request, State, SubjectKind
from siksng_tui import words
from siksng_tui.services.checks.verifying import Choice, Difference, VerifiedField
from siksng_tui.wording import terms
from siksng_tui.words import _


def place_title(field: VerifiedField) -> str:
    """Return whom a question asks, by the number on the paper and without a name."""
    if field.kind is SubjectKind.PERSON and field.left:
        return _("Other household, member {number}").format(number=field.place)
    if field.kind is SubjectKind.PERSON:
        return _("Member {number}").format(number=field.place)
    if field.kind is SubjectKind.FAMILY:
        return _("Family {number}").format(number=field.place)
    return _("Household")


def question_title(field: VerifiedField) -> str:
    """Return a question with its number on the paper and whom it asks."""
    asked = field.question
    said = f"{asked.question} {asked.label(words.language())}".strip()
    return said if field.kind is SubjectKind.HOUSEHOLD else f"{place_title(field)}: {said}"


def shown(field: VerifiedField, answer: Answer | None) -> str:
    """Return an answer as it is typed, with its meaning where it is a code; a dash for none."""
    if answer is None:
        return "-"
    typed = values.show_answer(field.question, answer, words.language())
    if field.question.list is None:
        return typed
    return f"{typed} {values.label(field.question, answer, words.language())}"


def note(found: Iterable[Difference]) -> str:
    """Return which questions must be mended, without any answer; empty where none must."""
    wrong = [question_title(own.field) for own in found if own.choice is not Choice.FIRST]
    said = _("Verification: look at the paper again for {questions}.")
    return said.format(questions="; ".join(wrong)) if wrong else ""


def verified(request: Request) -> str:
    """Return what became of a request."""
    if request.state is State.CHECKED:
        return _("Request {number} is verified.").format(number=request.number)
    said = _("Request {number}: {state}.")
    return said.format(number=request.number, state=terms.state(request.state))
