"""Where a request must stand for what is about to be done with it."""

from db import proposals, requests
from forms.errors import RefusedError
from forms.records import State
from siksng_tui.services.sessions import Session


class NotADraftError(RefusedError):
    """Only a draft can be filled in; nothing was changed."""

    code = "not-a-draft"


class BuiltUponError(RefusedError):
    """A later request starts from this one and would keep its answers; nothing was changed."""

    code = "request-built-upon"


def require_draft(session: Session, number: str) -> None:
    """Refuse a request that went on.

    Raises:
        RequestNotFoundError: there is no such request.
        NotADraftError: it was filed; what is typed now would never be proposed.
    """
    request = requests.get(session.store, number, session.office.id)
    if request.state is not State.DRAFT:
        raise NotADraftError(number=number, state=request.state.value)


def require_last(session: Session, number: str) -> None:
    """Refuse to take back what a request proposes while another one starts from it.

    Raises:
        RequestNotFoundError: there is no such request.
        BuiltUponError: the other one states the whole subject, with the answers taken back here.
    """
    later = proposals.built_upon(session.store, number, session.office.id)
    if later:
        raise BuiltUponError(number=number, other=later[0])
