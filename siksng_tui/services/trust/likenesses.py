"""An office that can be taken for another one, by id, name, key or place, gets no certificate."""

import re
import unicodedata
from typing import Final

from db.office import certificates, offices
from db.office.offices import KnownOffice
from forms.errors import RefusedError
from siksng_tui.exchange.offices import Office
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.trust.revoking import taken_back

READ_ALIKE: Final = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", "|": "l"})
"""Characters that are read as another one in many faces."""

_BETWEEN: Final = re.compile(r"[\W_]+")


class LookAlikeError(RefusedError):
    """The office can be taken for one that is known; nothing was issued. Facts: office, other."""

    code, exit_code, field = "office-look-alike", 77, "file"


class NameForeignError(RefusedError):
    """The name has letters that are not Latin; nothing was issued. Facts: office."""

    code, field = "office-name-foreign", "file"


def refuse_look_alike(session: Session, office: Office, name: str, key: bytes) -> None:
    """Refuse an office that can be taken for another one that this office knows.

    Args:
        session: the office that is asked for a certificate.
        office: who asks.
        name: what it is to be called.
        key: SHA-256 of its key.

    Raises:
        LookAlikeError, NameForeignError: nothing was issued.
    """
    if any(not _is_latin(letter) for letter in name):
        raise NameForeignError(office=office.id)
    for known in offices.every(session.store):
        if known.id != office.id and _alike(known, office, name):
            raise LookAlikeError(office=office.id, other=known.id)
    back = taken_back(session)
    places = {one.id: (one.level, one.region) for one in offices.every(session.store)}
    for issued in certificates.every(session.store):
        in_place = issued.serial not in back and places[issued.office] == _place(office)
        if issued.office != office.id and (issued.key == key or in_place):
            raise LookAlikeError(office=office.id, other=issued.office)
    own = places.get(office.id)
    if own is not None and own != _place(office):
        raise LookAlikeError(office=office.id, other=office.id)


def skeleton(text: str) -> str:
    """Return a text as a hurried eye reads it.

    >>> skeleton("Kelurahan Sukamaju 1") == skeleton("KELURAHAN  SUKAMAJU l")
    True
    """
    folded = unicodedata.normalize("NFKD", text).casefold().translate(READ_ALIKE)
    seen = "".join(one for one in folded if not unicodedata.combining(one))
    return _BETWEEN.sub(" ", seen).strip()


def _alike(known: KnownOffice, office: Office, name: str) -> bool:
    """Return whether an id or a name is read as a known office's and is not the same.

    Two villages of one name in two districts are no look-alikes: their names are the same.
    """
    if skeleton(known.id) == skeleton(office.id):
        return True
    if skeleton(known.name) != skeleton(name):
        return False
    return _plain(known.name) != _plain(name) or known.level is not office.level


def _plain(name: str) -> str:
    """Return a name without what nobody takes for a difference: case, and width of gaps."""
    return " ".join(name.casefold().split())


def _is_latin(letter: str) -> bool:
    """Return whether a character is no letter, or a Latin one."""
    return not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN ")


def _place(office: Office) -> tuple[object, str]:
    """Return what an office speaks for."""
    return office.level, office.region
