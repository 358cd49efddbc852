"""What a file can be for: what its rows are, and which questionnaire its columns answer."""

from functools import cache
from typing import Final, NamedTuple

from forms.instrument import Instrument
from forms.kinds import kinds
from forms.loading import shipped
from forms.records import RequestKind
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.profiles_shipped import profiles

REGISTER: Final = (Purpose.HOUSEHOLDS, Purpose.MEMBERS, Purpose.MEMBER_ROWS)
"""What rows of the register can be; each questionnaire of households has files of all three."""


class Aim(NamedTuple):
    """What the rows of a file are, and whose questions its columns answer."""

    purpose: Purpose
    instrument: Instrument

    @property
    def is_register(self) -> bool:
        """Return whether the rows are households or members of the register."""
        return self.purpose in REGISTER


def aim_of(own: Profile) -> Aim:
    """Return what the files of a profile are for."""
    return Aim(own.purpose, own.instrument)


@cache
def aims() -> tuple[Aim, ...]:
    """Return everything that a file can be for, in the order of the purposes."""
    asked = tuple(own for own in shipped() if RequestKind.NEW_HOUSEHOLD in kinds(own))
    of_register = [Aim(purpose, own) for purpose in REGISTER for own in asked]
    others = dict.fromkeys(aim_of(own) for own in profiles() if own.purpose not in REGISTER)
    order = list(Purpose)
    return (*of_register, *sorted(others, key=lambda own: order.index(own.purpose)))
