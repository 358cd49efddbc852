"""Taking an import back: all that came of it as one act, as long as nothing was built on it."""

from typing import Final

from db.lists import import_requests, imports, registry_answers
from db.register import first_states
from db.register.first_states import Built, FirstState
from forms.errors import RefusedError
from forms.records import Role
from siksng_tui.services.lists import person_lists
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import workflow
from siksng_tui.wording import terms
from siksng_tui.words import _

NAMED: Final = 6
"""Numbers of a kind that are named; more are only counted."""


class ImportUndoneError(RefusedError):
    """The import was taken back before; nothing was changed. Facts: number."""

    code, field = "import-undone", "number"


class ImportNothingCameError(RefusedError):
    """Nothing came of the import that can be taken back."""

    code, field = "import-nothing-came", "number"


class RegisterBuiltUponError(RefusedError):
    """Work stands on the first state; nothing was changed. Facts: count, what."""

    code, field = "register-built-upon", "number"


class ImportBuiltUponError(RefusedError):
    """Somebody went on with requests of the import; nothing was changed. Facts: count, numbers."""

    code, field = "import-built-upon", "number"


def undo(session: Session, import_id: int, reason: str) -> int:
    """Return how much was taken back with an import: requests, or households of a first state.

    The file stays, and can be imported again.

    Raises:
        RoleMissingError, ReasonMissingError, ImportNotFoundError, ImportUndoneError,
            ImportNothingCameError: nothing was changed.
        ImportBuiltUponError: requests of it were worked on; nothing was changed.
        ListCarriedError: a later list was added to the one that it is; nothing was changed.
        RegisterBuiltUponError: work stands on the first state that it is; nothing was changed.
    """
    session.require(Role.OPERATOR)
    said = reasons.required(reason)
    own = imports.get(session.store, import_id)
    if own.undone:
        raise ImportUndoneError(number=import_id)
    if not own.came:
        raise ImportNothingCameError(number=import_id)
    if state := first_states.of_import(session.store, import_id):
        return _undo_register(session, import_id, state, said)
    if own.entries:
        person_lists.undo(session, person_lists.of_import(session, import_id).id, said)
        return 0
    return _undo_requests(session, own, said)


def said_of(own: imports.Import, count: int) -> str:
    """Return as a sentence what was taken back with an import."""
    if own.households:
        said = _("Taken back; {count} households left the register.")
    elif own.requests:
        said = _("Taken back; {count} requests were withdrawn. The file can be imported again.")
    else:
        said = _("Taken back. The file can be imported again.")
    return said.format(count=terms.number(count))


def _undo_requests(session: Session, own: imports.Import, reason: str) -> int:
    """Return how many requests were withdrawn, with every file that was one act with an import.

    Raises:
        ImportBuiltUponError: requests of it were worked on; nothing was changed.
    """
    built = built_upon(session, own)
    if built:
        raise ImportBuiltUponError(count=len(built), numbers=", ".join(built))
    with session.act("import.undo", number=own.id) as facts:
        numbers = import_requests.of(session.store, own.id)
        for number in numbers:
            workflow.withdraw(session, number, reason)
        registry_answers.forget(session.store, own.id)
        for came in import_requests.together(session.store, own.id):
            imports.undo(session.store, came, _undoing(session, reason))
        facts["requests"] = len(numbers)
    return len(numbers)


def _undo_register(session: Session, import_id: int, state: FirstState, reason: str) -> int:
    """Return how many households left the register with the files that they came of.

    Raises:
        RegisterBuiltUponError: work stands on them; nothing was changed.
    """
    built = first_states.built_on(session.store, state)
    if built.count:
        raise RegisterBuiltUponError(count=built.count, what=_said(built))
    with session.act("import.undo", number=import_id) as facts:
        first_states.forget(session.store, state)
        for number in state.imports:
            imports.undo(session.store, number, _undoing(session, reason))
        facts["households"] = state.households
    return state.households


def _undoing(session: Session, reason: str) -> imports.Undoing:
    """Return who takes an import back now, and why."""
    return imports.Undoing(session.account.name, session.clock(), reason)


def _said(built: Built) -> str:
    """Return what was built, the first of each kind by its number."""
    named = (
        (_("requests {numbers}"), built.requests),
        (_("imports {numbers}"), tuple(map(str, built.imports))),
    )
    said = [
        words.format(numbers=", ".join([*own[:NAMED], *(["..."] if own[NAMED:] else [])]))
        for words, own in named
        if own
    ]
    if built.others:
        said.append(_("{count} changed or answered records").format(count=built.others))
    return "; ".join(said)


def built_upon(session: Session, own: imports.Import) -> tuple[str, ...]:
    """Return the numbers of requests that somebody filled in or took further since the import.

    Looking into a draft is no work on it. A request that was made of an answer of the civil
    registry is one of them.
    """
    made = registry_answers.requests_of(session.store, own.id)
    return (*made, *import_requests.gone_on_with(session.store, own.id))
