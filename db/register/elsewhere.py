"""Whether another household of the register holds a number: each question stands on one index."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from db.fetching import rows
from db.store import Store
from forms.register_rules import Shared

_PERSON: Final = """SELECT h.uid FROM person m JOIN household h ON h.subject_id = m.household_id
WHERE m.nik = asked.value ->> 2 AND (m.presence IS NULL
    OR h.instrument || '/' || m.presence IN (SELECT value FROM json_each(?2)))"""

_FAMILY: Final = """SELECT h.uid FROM family m JOIN household h ON h.subject_id = m.household_id
WHERE m.kk = asked.value ->> 2"""

_HOUSEHOLD: Final = """SELECT h.uid FROM household h JOIN household m USING (subject_id)
WHERE h.id_bdt = asked.value ->> 2"""

HOLDERS: Final = MappingProxyType(
    {
        Shared.NIK: _PERSON,
        Shared.FAMILY_CARD: _FAMILY,
        Shared.CARD_OF_FAMILY: _FAMILY,
        Shared.HOUSEHOLD_ID: _HOUSEHOLD,
    }
)
"""Who may hold what can be shared, as `m`, with the household as `h`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A number, and who holds it: household and subject by their ids."""

    household: str
    subject: str
    number: str


def holders(
    store: Store, shared: Shared, asked: Sequence[Asked], present: Sequence[str]
) -> list[str | None]:
    """Return for each number one other household that holds it too, None where there is none.

    A subject is never its own double: a request may move it to another household.

    Args:
        store: the open store.
        shared: what the numbers are.
        asked: the numbers.
        present: INSTRUMENT/CODE for each code with which a person lives in a household.
    """
    triples = [(one.household, one.subject, one.number) for one in asked]
    found = rows(store, question(shared), (json.dumps(triples), json.dumps(list(present))))
    return [holder for (holder,) in found]


def question(shared: Shared) -> str:
    """Return the statement that `holders` asks."""
    return f"""SELECT ({HOLDERS[shared]} AND h.active = 1 AND h.uid <> asked.value ->> 0
AND m.uid <> asked.value ->> 1 LIMIT 1) FROM json_each(?1) asked
WHERE ?2 IS NOT NULL ORDER BY asked.key"""  # noqa: S608  # one of four statements
