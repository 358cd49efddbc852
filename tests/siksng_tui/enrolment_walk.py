"""Two offices that are no practice offices, and a stick that goes between their screens."""

import datetime as dt
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from siksng_tui.services.office.people import NewPerson
from tests.services.bureau import a_clock
from tests.services.lineage import HEAD, LATER, Lineage
from tests.siksng_tui.seats import Sitting, sitting

NEXT_DAY: Final = LATER + dt.timedelta(days=1)
"""When somebody sits down, after all that the offices did before."""


@asynccontextmanager
async def at_office(
    lineage: Lineage, office: str, person: NewPerson = HEAD
) -> AsyncIterator[Sitting]:
    """Let somebody come in and open the screen of an office."""
    async with sitting(lineage.place / office, practice=False, clock=a_clock(NEXT_DAY)) as own:
        await own.unlock(person)
        await own.press(own.digit("  Kantor").lower())
        yield own


async def says(own: Sitting, text: str, *keys: str) -> None:
    """Type a text over whatever is offered, then press keys."""
    await own.press("ctrl+u")
    await own.type(text)
    await own.press(*keys)


async def takes(own: Sitting, file: Path) -> None:
    """Take a file in by its name."""
    await own.press("f10")
    await says(own, str(file), "enter")


def paper(request: Path) -> str:
    """Return the fingerprint of a request as its sheet has it."""
    digits = hashlib.sha256(request.read_bytes()).hexdigest().upper()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def told(own: Sitting) -> str:
    """Return all that the screen says, its sentences unbroken."""
    return " ".join(own.text.split())
