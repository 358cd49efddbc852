"""Reasons that were given in a request which another one of the household starts from."""

from db.requests import proposals, requests
from forms.records import State
from siksng_tui.services.entry.entry import give_reason
from siksng_tui.services.entry.entry_state import open_entry
from siksng_tui.services.office.sessions import Session


def carry_reasons(session: Session, number: str, household_id: str) -> None:
    """Give a new draft the reasons of what is under way, for the same findings at the same answers.

    A reason's key holds what its finding looks at: one that is answered otherwise is asked again.

    Raises:
        RoleMissingError, NotADraftError: no reason was given.
    """
    given = {
        own.key: own.reason
        for request in reversed(requests.open_of(session.store, session.office.id, household_id))
        if request.state is not State.DRAFT
        for own in proposals.reasons(session.store, request.number)
    }
    entry = open_entry(session, number)
    for finding in entry.open_findings():
        if finding.key in given:
            entry = give_reason(session, entry, finding.key, given[finding.key])
