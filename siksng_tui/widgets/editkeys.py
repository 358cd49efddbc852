"""Keys of a field that is being typed, the same in forms, entries and lists of codes."""

from typing import Final

from textual import events

from siksng_tui import keys
from siksng_tui.widgets.editing import EditLine
from siksng_tui.words import N_, _

_ACTIONS: Final = {name: own.action for own in keys.of(keys.Place.EDIT) for name in own.keys}
"""Textual's name of a key to the method of `EditLine` that it calls."""

RUBS_OUT: Final = frozenset(
    name for own in ("edit.rub_out", "edit.delete", "edit.clear") for name in keys.key(own).keys
)
"""Keys that take something typed back."""

_MEANT_OTHERWISE: Final = frozenset("?=")
"""Characters that call help and ditto as the first of an empty field; no answer begins so."""


def edit_key(line: EditLine, event: events.Key, *, literal: bool = False) -> bool:
    """Do to a line what a key means; returns False where it means nothing here.

    A printable character that the field does not take is swallowed, unless it has a meaning
    outside the field.

    Args:
        line: what is being typed.
        event: the key.
        literal: take every printable character as text, for passphrases.
    """
    character = event.character or ""
    if event.is_printable and len(character) == 1:
        if character in _MEANT_OTHERWISE and not literal and (line.fresh or not line.text):
            return False
        line.type(character)
        return True
    action = _ACTIONS.get(event.key)
    if action is None:
        return False
    getattr(line, action)()
    return True


ONLY_FIRST: Final = N_("Only the first line was taken.")
"""What is said where more than one line was pasted."""


def no_room(limit: int) -> str:
    """Return what is said where more was typed or pasted than a field has room for."""
    said = _("This field holds {count} characters at most; the rest was not taken.")
    return said.format(count=limit)


def first_line(pasted: str) -> str:
    """Return what of a pasted text goes into a field: its first line, whatever ends that."""
    return next(iter(pasted.splitlines()), "")


def is_cut(pasted: str) -> bool:
    """Return whether a pasted text has more lines than the one that goes into a field."""
    return len(pasted.strip().splitlines()) > 1
