"""Who lives in a household: by the answer on presence, as the household's count of persons says."""

from functools import lru_cache

from forms.condition import Condition
from forms.formula import Count
from forms.instrument import Instrument
from forms.records import Subject, SubjectKind


def counting(instrument: Instrument) -> Condition | None:
    """Return the condition under which the household's count of persons counts one."""
    formulas = (v.formula for v in instrument.for_subject(SubjectKind.HOUSEHOLD))
    counts = [it for it in formulas if isinstance(it, Count) and it.kind is SubjectKind.PERSON]
    return counts[0].where if counts else None


@lru_cache(maxsize=8)
def codes_of_presence(instrument: Instrument) -> frozenset[str]:
    """Return the codes with which a person lives here; none where the instrument has no such list.

    They are those that the household's count of persons counts.
    """
    presence = instrument.roles.get("presence", "")
    counted = counting(instrument)
    codes = instrument.variables[presence].list if presence else None
    if counted is None or codes is None:
        return frozenset()
    return frozenset(it.code for it in codes.items if counted.holds({presence: it.code}.get))


def lives_here(instrument: Instrument, person: Subject) -> bool:
    """Return whether a person is counted, or nobody answered whether to."""
    present = person.answers.get(instrument.roles.get("presence", ""))
    codes = codes_of_presence(instrument)
    return present is None or not codes or str(present) in codes
