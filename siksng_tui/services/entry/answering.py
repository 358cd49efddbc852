"""What may be typed where: the question that stands at a place of a record, and its answer."""

import datetime as dt

from forms import shorthand, values
from forms.editing import Path
from forms.errors import UsageError
from forms.instrument import Instrument, Variable
from forms.records import Answer, SubjectKind


class FieldClosedError(UsageError):
    """Nobody types this here: it is another subject's, or the program's own; nothing was stored."""

    code, field = "field-closed", "path"


def typed_answer(
    questions: Instrument, kind: SubjectKind, place: Path, text: str, today: dt.date
) -> Answer | None:
    """Return the stored form of what was typed at a place of a subject, None for an empty field.

    A date may be typed in shorthand; `today` is the day that it is read by.

    Raises:
        FieldClosedError: this kind of subject has no such question there, or nobody answers it.
        AnswerError: the text is no answer to the question.
    """
    question = question_at(questions, kind, place)
    spelled = shorthand.spelled_out(questions, question, text, today)
    return values.read_answer(question, spelled) if text.strip() else None


def question_at(questions: Instrument, kind: SubjectKind, place: Path) -> Variable:
    """Return the question that a kind of subject answers by hand at a place.

    Raises:
        FieldClosedError: there is none.
    """
    variable = questions.variables.get(place.variable)
    if variable is None or variable.computed or variable.read_only:
        raise FieldClosedError(variable=place.variable)
    block = questions.block(variable.block)
    if (block.subject, block.rows) != (kind, place.rows):
        raise FieldClosedError(variable=place.variable)
    return variable
