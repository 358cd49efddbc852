"""Where the form of a request begins, where that is not its first open question."""

from forms.editing import Path
from forms.holder import nik_of_holder
from forms.keying import asked_anew
from forms.records import RequestKind
from siksng_tui.screens.entry.entry_lines import field_id, place_of
from siksng_tui.screens.entry.entry_proposed import next_open
from siksng_tui.screens.entry.known_reasons import reason_field
from siksng_tui.services.entry.entry import Entry


def first_field(entry: Entry) -> str:
    """Return the field at which a form begins; empty for its first open question."""
    if entry.kind is RequestKind.TRANSFER:
        return _new_address(entry)
    if entry.kind is RequestKind.CARD_HOLDER_CHANGE:
        return field_id(entry.record.household.id, Path(nik_of_holder(entry.instrument)))
    return _behind_reason(entry)


def _behind_reason(entry: Entry) -> str:
    """Return the question why somebody leaves the list, or the open one behind it; else empty."""
    field = reason_field(entry)
    subject_id, name = place_of(field)
    if not field or name not in entry.subject(subject_id).answers:
        return field
    following = next_open(entry, entry.subject(subject_id), name)
    return field_id(subject_id, Path(following.name)) if following else field


def _new_address(entry: Entry) -> str:
    """Return the first part of the address that a move leaves open; empty where none is."""
    answers = entry.record.household.answers
    anew = asked_anew(entry.instrument, entry.before.household.answers)
    name = next((own for own in anew if own not in answers), "")
    return field_id(entry.record.household.id, Path(name)) if name else ""
