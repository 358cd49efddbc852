"""Households of random answers, of any instrument."""

from random import Random

from forms.instrument import Instrument, ValueType, Variable
from forms.records import Answer, Answers, HouseholdRecord, Subject, SubjectKind

TEXTS = ("A", "Jalan Melati 4", "Ibu O'Nil", "RT 004/002")
PHOTO = f"sha256:{'0' * 64} rumah.jpg"
MOST_PERSONS = 4


def random_answer(variable: Variable, draw: Random) -> Answer:
    """Return an answer that the question can have."""
    if variable.type is ValueType.BITMASK and variable.list:
        alone = [int(item.code) for item in variable.list.items]
        return draw.choice([*alone, draw.randint(1, variable.list.total)])
    if variable.list:
        return draw.choice(variable.list.items).code
    if variable.type is ValueType.INTEGER:
        return draw.randint(variable.low or 0, variable.high or 60)
    return _spelled(variable, draw)


def _spelled(variable: Variable, draw: Random) -> str:
    """Return an answer that is stored as text and has no list."""
    if variable.type is ValueType.DATE:
        return f"{draw.randint(1930, 2026)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    if variable.type is ValueType.DECIMAL:
        return draw.choice(["0", "-3.79", "6.5"])
    if variable.type is ValueType.PHONE:
        return draw.choice(["0812-3456 7890", "+62 812 345", "0736"])
    if variable.type in {ValueType.NIK, ValueType.KK, ValueType.CODE}:
        return "".join(str(draw.randint(0, 9)) for _ in range(variable.length or 1))
    return PHOTO if variable.type is ValueType.PHOTO else _text(variable, draw)


def _text(variable: Variable, draw: Random) -> str:
    """Return a text that is short enough."""
    return draw.choice(TEXTS)[: variable.length].strip()


def _answers(questions: Instrument, kind: SubjectKind, draw: Random, rows: str = "") -> Answers:
    """Return answers to about three in four of the questions of a kind of subject."""
    variables = questions.for_subject(kind, rows)
    return {it.name: random_answer(it, draw) for it in variables if draw.randint(1, 4) > 1}


def _subject(questions: Instrument, kind: SubjectKind, at: int, draw: Random) -> Subject:
    """Return a subject with answers and a row in each of its repeated blocks."""
    rows = {
        block.rows: (_answers(questions, kind, draw, block.rows),)
        for block in questions.blocks
        if block.subject is kind and block.rows
    }
    return Subject(f"{kind.value}{at}", kind, _answers(questions, kind, draw), rows)


def random_household(questions: Instrument, draw: Random) -> HouseholdRecord:
    """Return a household of random answers, with one family and some persons."""
    return HouseholdRecord(
        questions.id,
        questions.version,
        _subject(questions, SubjectKind.HOUSEHOLD, 0, draw),
        (_subject(questions, SubjectKind.FAMILY, 0, draw),),
        tuple(
            _subject(questions, SubjectKind.PERSON, at, draw)
            for at in range(draw.randint(0, MOST_PERSONS))
        ),
    )
