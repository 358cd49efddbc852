"""Whether an answer of the civil registry is about the person of the register, and what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from forms.identity import is_complete, is_placeholder
from forms.records import Answers
from forms.same_name import is_enough, likeness


class Outcome(StrEnum):
    """What an answer comes to."""

    MATCHED = "matched"
    """The registry has the NIK, and the name is alike: padan."""

    OTHER_NAME = "other-name"
    """The registry has the NIK under another name."""

    UNKNOWN = "unknown"
    """The registry has no such NIK."""

    DECEASED = "deceased"
    """The registry says that the person died."""


class Doubt(StrEnum):
    """Why the registry will probably not match a person; and in an answer, what differs."""

    NUMBER_MISSING = "number-missing"
    NUMBER_INCOMPLETE = "number-incomplete"
    NUMBER_PLACEHOLDER = "number-placeholder"
    NUMBER_SHARED = "number-shared"
    BIRTH = "birth"
    SEX = "sex"
    CARD = "card"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register says of a person; what it does not know is empty. Sex is L or P."""

    nik: str
    name: str
    birth: str
    sex: str
    card: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer comes to, how similar the names are (0 to 100), and what differs."""

    outcome: Outcome
    similarity: int
    differs: tuple[Doubt, ...]


def judge(own: Facts, answer: Answers) -> Verdict:
    """Return what an answer comes to for the person whose NIK it is.

    Args:
        own: what the register says.
        answer: a row of the registry, by the variables for lists.
    """
    said = str(answer.get("respon", ""))
    name = str(answer.get("nama", ""))
    if said == "TIDAK" or (not said and not name):
        return Verdict(Outcome.UNKNOWN, 0, ())
    alike = likeness(own.name, name) if name else 0.0
    outcome = Outcome.MATCHED if is_enough(alike) else Outcome.OTHER_NAME
    if said == "MENINGGAL":
        outcome = Outcome.DECEASED
    return Verdict(outcome, round(alike), tuple(_differs(own, answer)))


def precheck(own: Facts, *, shared: bool, disagrees: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """Return why the registry will probably not match a person, before anybody is asked.

    Args:
        own: what the register says.
        shared: whether another person bears the same NIK.
        disagrees: what of birth and sex the NIK itself says otherwise.
    """
    if not own.nik:
        return (Doubt.NUMBER_MISSING,)
    if not is_complete(own.nik):
        return (Doubt.NUMBER_INCOMPLETE,)
    if is_placeholder(own.nik):
        return (Doubt.NUMBER_PLACEHOLDER,)
    return ((Doubt.NUMBER_SHARED,) if shared else ()) + disagrees


def _differs(own: Facts, answer: Answers) -> Iterator[Doubt]:
    """Yield what the registry says otherwise; what either does not know is no difference."""
    pairs = (
        (Doubt.NAME, own.name, "nama"),
        (Doubt.BIRTH, own.birth, "tanggal_lahir"),
        (Doubt.SEX, own.sex, "jenis_kelamin"),
        (Doubt.CARD, own.card, "nokk"),
    )
    for doubt, mine, variable in pairs:
        theirs = str(answer.get(variable, ""))
        if mine and theirs and mine.casefold() != theirs.casefold():
            yield doubt
