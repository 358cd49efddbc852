"""What the form proposes: answers that go with others, a mother's name, texts that come again."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from forms import flow, proposed, values
from forms.editing import Path, read_path
from forms.instrument import Instrument, Variable
from forms.keying import asked_anew
from forms.records import RequestKind, Subject
from siksng_tui import words
from siksng_tui.screens.entry import entry_lines
from siksng_tui.screens.entry.entry_lines import Spot
from siksng_tui.services.entry.entry import Entry


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
    variable = next_open(entry, subject, place.variable)
    answer = proposed.proposed_to(entry.instrument, entry.record, subject).get(
        variable.name if variable else ""
    )
    if variable is None or answer is None:
        return None
    text = values.show_answer(variable, answer, words.language())
    return entry_lines.field_id(subject_id, Path(variable.name)), text


def next_open(entry: Entry, subject: Subject, name: str) -> Variable | None:
    """Return the first question behind one, in its block, that is asked and not answered."""
    block = entry.instrument.variable(name).block
    behind = [own.name for own in entry.instrument.in_block(block)]
    later = set(behind[behind.index(name) + 1 :])
    asked = flow.asked(entry.instrument, entry.home_of(subject.id), subject)
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


def mother(entry: Entry, field: str) -> str:
    """Return the name of who can only be a person's mother, at the field that asks for it."""
    subject_id, path = entry_lines.place_of(field)
    if path != entry.instrument.roles.get("mother"):
        return ""
    return proposed.mother_of(entry.instrument, entry.record, entry.record.subject(subject_id))


def before_move(entry: Entry, field: str) -> str:
    """Return an answer of the address that a move asks anew as it was; empty for any other."""
    subject_id, name = entry_lines.place_of(field)
    before = entry.before.household
    if entry.kind is not RequestKind.TRANSFER or subject_id != before.id:
        return ""
    return str(before.answers[name]) if name in asked_anew(entry.instrument, before.answers) else ""


def known(entry: Entry, field: str) -> str:
    """Return the answer that one key takes at a field where nothing is typed; empty for none."""
    return mother(entry, field) or before_move(entry, field)


def offered(
    entry: Entry, spot: Spot, recurring: Callable[[Instrument, str], Sequence[str]]
) -> Spot:
    """Return the place of an answer with what is offered there."""
    if not (spot.asked and spot.typed):
        return spot
    name = known(entry, spot.id)
    if name:
        return replace(spot, offered=(name,), ditto=name)
    again = recurring(entry.instrument, entry_lines.place_of(spot.id)[1])
    return replace(spot, offered=tuple(again)) if again else spot
