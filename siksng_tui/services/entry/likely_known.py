"""Who of the register somebody may be who is about to be entered, or is in a file."""

from db.duplicates import blocking
from db.duplicates.blocking import Compared
from db.register import columns
from forms.instrument import Instrument
from forms.records import Subject
from forms.told import card, told
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.matching.duplicate_pairs import Likeness, like, seeker
from siksng_tui.services.matching.recognising import Known
from siksng_tui.services.office.sessions import Session


def likely_known(
    session: Session, questions: Instrument, person: Subject, village: str, card: str = ""
) -> tuple[Likeness, ...]:
    """Return the persons of the register whom somebody may be, the likeliest first.

    Args:
        session: the unlocked office.
        questions: what the person's answers are of.
        person: who is not in the register.
        village: code of the village.
        card: of the person's family, where the person's own answer is missing.
    """
    return like(seeker(session.store), newcomer(questions, person, village, card))


def likely_families(session: Session, filled: Entry, person_id: str) -> tuple[Known, ...]:
    """Return the families of the register in which somebody may stand whom a request begins.

    The likeliest come first, each once; nobody is looked for without a name and a day of birth.
    """
    record, person = filled.home_of(person_id), filled.subject(person_id)
    questions = filled.instrument
    if not all(told(questions, person.answers, role) for role in ("name", "birth")):
        return ()
    village, own_card = record.household.region, card(questions, record)
    found = likely_known(session, questions, person, village, own_card)
    homes = blocking.families(session.store, [own.person.row for own in found])
    families: dict[str, Known] = {}
    for own in found:
        home, name = homes[own.person.row]
        if home not in filled.besides:
            families.setdefault(home, Known(home, name, own.person.village))
    return tuple(families.values())


def newcomer(questions: Instrument, person: Subject, village: str, card: str = "") -> Compared:
    """Return somebody who is not in the register, as far as persons are compared."""
    nik, _reversed, kk, _name, name, sex, birth, *_rest, mother = columns.of_person(
        questions, person, card
    )
    return Compared(
        row=0,
        home=0,
        village=village,
        nik=nik or "",
        name=name or "",
        birth=birth or "",
        mother=mother or "",
        sex=sex or "",
        card=kk or "",
        instrument=questions.id,
    )
