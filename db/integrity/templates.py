"""Files of proposals that were written: as many as the audit says, each with the same requests."""

import json
from itertools import zip_longest
from typing import Final

from db.fetching import rows
from db.integrity.problems import Problems, Tell
from db.store import Store

_FACTS: Final = ("programme", "period", "layout", "rows", "requests")
"""What both say of a file."""

_WRITTEN: Final = """
SELECT detail FROM audit
WHERE action = 'export.write' AND detail ->> '$.of' = 'template' ORDER BY seq
"""
"""What the audit says of each file, in their order."""

_KEPT: Final = """
SELECT t.id, t.programme, t.period, t.layout, t.rows, (
    SELECT count(*) FROM template_request m WHERE m.template_id = t.id)
FROM template t ORDER BY t.id
"""
"""What is kept of each file, and with how many requests."""


def check(store: Store, problems: Problems, _tell: Tell) -> int:
    """Return how many files are kept, after comparing each with what the audit says of it."""
    kept = [(own[0], tuple(own[1:])) for own in rows(store, _KEPT)]
    written = [tuple(map(json.loads(detail).get, _FACTS)) for (detail,) in rows(store, _WRITTEN)]
    for own, said in zip_longest(kept, written):
        if own is None or own[1] != said:
            problems.add("check-template", str(own[0]) if own else "")
    return len(kept)
