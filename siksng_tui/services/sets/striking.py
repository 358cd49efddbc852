"""Families that are struck out on the signed paper leave the set; the paper covers the rest."""

from collections.abc import Sequence

from db.sets import sets
from forms.errors import NotFoundError, RefusedError, UsageError
from forms.lifecycle import Step, after
from forms.set_records import RequestSet
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.sets import sealing

__all__ = ["AllStruckError", "NobodyStruckError", "NotInSetError", "strike"]


class NobodyStruckError(UsageError):
    """No family was named; nothing was changed. Facts: number."""

    code = "nobody-struck"


class AllStruckError(RefusedError):
    """A set without families has no paper; nothing was changed. Facts: number."""

    code = "all-struck"


class NotInSetError(NotFoundError):
    """The request is not in the set; nothing was changed. Facts: number, request."""

    code, field = "not-in-set", "request"


def strike(session: Session, number: str, struck: Sequence[str], reason: str) -> RequestSet:
    """Return a sealed set without the requests whose families are struck out on its paper.

    They go back to authenticated and can be sealed in another set. The set has another fingerprint,
    which names the one on the paper, so that the paper's code is still taken for the rest.

    Args:
        session: the unlocked office.
        number: the set's number.
        struck: numbers of the requests.
        reason: why they are struck out, as it stands on the paper or was said.

    Raises:
        RoleMissingError, ReasonMissingError, SetNotFoundError, StepRefusedError: nothing changed.
        NobodyStruckError, AllStruckError, NotInSetError: nothing was changed.
    """
    session.require_for(Step.STRIKE)
    said = reasons.required(reason)
    found = sets.get(session.store, number)
    after(Step.STRIKE, sealing.state_of(session, found))
    named = tuple(dict.fromkeys(struck))
    _require_some(found, named)
    count = len(named)
    with session.act("set.strike", number=number, former=found.fingerprint, requests=count) as told:
        sealing.move_all(session, named, Step.STRIKE, said)
        rest = sets.strike(
            session.store, number, named, account=session.account.name, time=session.clock()
        )
        told.update(fingerprint=rest.fingerprint)
    return rest


def _require_some(found: RequestSet, named: Sequence[str]) -> None:
    """Refuse requests that are not some of a set's."""
    if not named:
        raise NobodyStruckError(number=found.number)
    for one in named:
        if one not in found.requests:
            raise NotInSetError(number=found.number, request=one)
    if len(named) == len(found.requests):
        raise AllStruckError(number=found.number)
