"""Nobody slips past verification: what waits, the flags and the audit say the same."""

import json
from collections.abc import Iterable
from typing import Any, Final

from db.fetching import rows
from db.integrity.problems import Problems
from db.store import Store
from forms.verification import FLAG

FILED: Final = "request.file"
FINALISED: Final = "request.finalise"
ENDED: Final = ("verification.finish", "request.reopen", "request.withdraw")
"""The audit's words for what lets a request wait, for what it waits before, and for its end."""


def check(store: Store, problems: Problems) -> None:
    """Test that what the audit lets wait is flagged, nothing else is, and none was finalised."""
    actions = (FILED, FINALISED, *ENDED)
    told = rows(
        store,
        "SELECT action, detail FROM audit WHERE action IN (SELECT value FROM json_each(?))"
        " ORDER BY seq",
        (json.dumps(actions),),
    )
    due, passed = _waiting((action, json.loads(detail)) for action, detail in told)
    flagged = rows(
        store,
        "SELECT r.number FROM request_flag f JOIN request r ON r.id = f.request_id"
        " WHERE f.flag = ?",
        (FLAG,),
    )
    for number in sorted(passed | (due ^ {number for (number,) in flagged})):
        problems.add("check-request-verification", number)


def _waiting(told: Iterable[tuple[str, dict[str, Any]]]) -> tuple[set[str], set[str]]:
    """Return the requests that wait by the audit, and those finalised while they did."""
    due: set[str] = set()
    passed: set[str] = set()
    for action, facts in told:
        number = facts["number"]
        if action == FILED and facts.get("verify"):
            due.add(number)
        elif action == FINALISED:
            passed |= due & {number}
        else:
            due.discard(number)
    return due, passed
