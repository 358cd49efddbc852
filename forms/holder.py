"""Who holds the card of a household, as the household states it: the person who bears the NIK."""

from types import MappingProxyType

from forms.editing import Path, with_answer
from forms.instrument import Instrument
from forms.keying import keying
from forms.records import Answers, HouseholdRecord, Subject
from forms.told import told


def nik_of_holder(instrument: Instrument) -> str:
    """Return the question for the holder's NIK; empty where the instrument asks none."""
    nik = instrument.roles.get("nik")
    return next((name for name, of in keying(instrument).holder.items() if of == nik), "")


def as_holder(instrument: Instrument, record: HouseholdRecord, nik: str) -> Answers:
    """Return what a household states of a holder who is of a record; nothing where nobody bears it.

    Args:
        instrument: the questionnaire of both.
        record: the household of who may be the holder.
        nik: the holder's.
    """
    persons = (own for own in record.persons if nik and told(instrument, own.answers, "nik") == nik)
    person = next(persons, None)
    if person is None:
        return {}
    known = {**record.household.answers, **person.answers}
    stated = keying(instrument).holder
    return MappingProxyType({name: known[of] for name, of in stated.items() if of in known})


def with_holder(
    instrument: Instrument, household: Subject, gone: tuple[Answers, ...], holder: Answers
) -> Subject:
    """Return a household whose holder is another: what is known of the new one, nothing of the old.

    What was typed of the new one stays.

    Args:
        instrument: the questionnaire.
        household: the household, with the NIK of the new holder.
        gone: what was stated of earlier ones.
        holder: what is known of the new one.
    """
    for name in keying(instrument).holder.keys() - {nik_of_holder(instrument)}:
        answer = household.answers.get(name)
        if answer is None or answer in [own.get(name) for own in gone]:
            household = with_answer(household, Path(name), holder.get(name))
    return household
