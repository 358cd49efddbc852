"""The reasons that a form knows for leaving the list: one of them is chosen when asked why."""

from forms.editing import Path
from forms.instrument import Instrument
from forms.off_list import question
from forms.records import RequestKind, SubjectKind
from siksng_tui import words
from siksng_tui.screens.entry.entry_lines import field_id
from siksng_tui.services.entry.entry import Entry
from siksng_tui.widgets.codes import Choice


def reason_field(entry: Entry) -> str:
    """Return the field that asks why somebody leaves the list; empty on another request."""
    if entry.kind is not RequestKind.DEACTIVATION:
        return ""
    name = question(entry.instrument, entry.subject(entry.chosen).kind)
    return field_id(entry.chosen, Path(name))


def known_reasons(questions: Instrument, kind: RequestKind, of: SubjectKind) -> list[Choice]:
    """Return the reasons that the form lists for a kind of subject; none for another request."""
    name = question(questions, of)
    if kind is not RequestKind.DEACTIVATION or not name:
        return []
    codes = questions.variable(name).list
    return [Choice(own.code, own.label(words.language())) for own in codes.items] if codes else []
