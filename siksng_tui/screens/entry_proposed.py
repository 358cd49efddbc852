"""What the form proposes: answers that go with others, a mother's name, texts that come again."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from forms import flow, proposed, values
from forms.editing import Path, read_path
from forms.instrument import Instrument, Variable
from forms.records import Subject
from siksng_tui import words
from siksng_tui.screens import entry_lines
from siksng_tui.screens.entry_lines import Spot
from siksng_tui.services.entry import Entry


def next_behind(entry: Entry, field: str) -> tuple[str, str] | None:
    """Return field and text of an answer that is proposed behind a field.

    None where a question that nobody answered comes first: the cursor will stand there. Only whom
    the request begins is proposed anything.
    """
    subject_id, path = entry_lines.place_of(field)
    place = read_path(path)
    if place.rows or not entry.is_new(subject_id):
        return None
    subject = entry.record.subject(subject_id)
    variable = _next_open(entry, subject, place.variable)
    answer = proposed.proposed_to(entry.instrument, entry.record, subject).get(
        variable.name if variable else ""
    )
    if variable is None or answer is None:
        return None
    text = values.show_answer(variable, answer, words.language())
    return entry_lines.field_id(subject_id, Path(variable.name)), text


def mother(entry: Entry, field: str) -> str:
    """Return the name of who can only be a person's mother, at the field that asks for it."""
    subject_id, path = entry_lines.place_of(field)
    if path != entry.instrument.roles.get("mother"):
        return ""
    return proposed.mother_of(entry.instrument, entry.record, entry.record.subject(subject_id))


def offered(
    entry: Entry, spot: Spot, recurring: Callable[[Instrument, str], Sequence[str]]
) -> Spot:
    """Return the place of an answer with what is offered there."""
    if not (spot.asked and spot.typed):
        return spot
    name = mother(entry, spot.id)
    if name:
        return replace(spot, offered=(name,), ditto=name)
    known = recurring(entry.instrument, entry_lines.place_of(spot.id)[1])
    return replace(spot, offered=tuple(known)) if known else spot


def _next_open(entry: Entry, subject: Subject, name: str) -> Variable | None:
    """Return the first question behind one, in its block, that is asked and not answered."""
    block = entry.instrument.variable(name).block
    behind = [own.name for own in entry.instrument.in_block(block)]
    later = set(behind[behind.index(name) + 1 :])
    asked = flow.asked(entry.instrument, entry.record, subject)
    return next(
        (
            own
            for own in asked
            if own.name in later
            and own.name not in subject.answers
            and not (own.computed or own.read_only)
        ),
        None,
    )
