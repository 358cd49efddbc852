"""In which set a request came here, else was sealed here."""

from collections.abc import Sequence
from json import dumps
from typing import Final

from db.fetching import rows
from db.store import Store

_SEALED_SQL: Final = """
SELECT r.number, s.number FROM json_each(?) asked JOIN request r ON r.number = asked.value
JOIN set_member m ON m.request_id = r.id JOIN request_set s ON s.id = m.set_id
WHERE s.state <> 'unsealed' ORDER BY s.id
"""

_CAME_SQL: Final = """
SELECT r.number, json_extract(p.carried_set, '$.number')
FROM json_each(?) asked JOIN request r ON r.number = asked.value
JOIN parcel_request p ON p.request_id = r.id JOIN parcel q ON q.id = p.parcel_id
WHERE p.carried_set IS NOT NULL ORDER BY q.time
"""


def sets_of(store: Store, numbers: Sequence[str]) -> dict[str, str]:
    """Return the number of the set of each request that is in one: the sender's, else our own."""
    asked = (dumps(list(numbers)),)
    return dict((*rows(store, _SEALED_SQL, asked), *rows(store, _CAME_SQL, asked)))
