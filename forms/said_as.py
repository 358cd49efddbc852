"""What one questionnaire answers, as another one, or a list, spells it: by the role it plays."""

from forms.instrument import Instrument
from forms.records import Answers
from forms.told import told


def said_as(own: Instrument, answers: Answers, other: Instrument, role: str) -> str:
    """Return the answer that plays a role in another instrument's spelling.

    A code goes by its meaning; empty where there is no answer, or its meaning is not known.
    """
    answer = told(own, answers, role)
    if other.variable(other.roles[role]).list is None:
        return answer
    meant = (
        other.role_codes.get(meaning, "")
        for meaning, code in own.role_codes.items()
        if meaning.startswith(f"{role}.") and code == answer
    )
    return next(meant, "")
