"""The reasons that a form knows for leaving the list, in words: what one may say when asked why."""

from forms.instrument import Instrument
from forms.kinds import kinds
from forms.records import RequestKind, SubjectKind
from siksng_tui import words


def known_reasons(questions: Instrument, kind: RequestKind, of: SubjectKind) -> tuple[str, ...]:
    """Return the reasons that the form lists for a kind of subject; none for another request."""
    if kind is not RequestKind.DEACTIVATION:
        return ()
    lists = (
        variable.list
        for block in kinds(questions)[kind].blocks
        if questions.block(block).subject is of
        for variable in questions.in_block(block)
    )
    first = next(filter(None, lists), None)
    return tuple(own.label(words.language()) for own in first.items) if first else ()
