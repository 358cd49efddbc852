"""Who of the register somebody may be who is about to be entered, or is in a file."""

from db import columns
from db.blocking import Compared
from forms.instrument import Instrument
from forms.records import Subject
from siksng_tui.services.duplicate_pairs import Likeness, like, seeker
from siksng_tui.services.sessions import Session


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
