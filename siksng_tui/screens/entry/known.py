"""A number that is known already: who has it, where, and the way there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.screen import Screen

from forms.instrument import ValueType
from siksng_tui.services.entry.entry import Entry
from siksng_tui.services.matching.recognising import Known
from siksng_tui.widgets.menu import MenuItem, MenuPrompt
from siksng_tui.wording import terms
from siksng_tui.words import _, ngettext

NUMBERS: Final = frozenset({ValueType.NIK, ValueType.KK})
"""Types of answers that tell who somebody is."""


@dataclass(frozen=True, slots=True)
class KnownWork:
    """How known families are found and opened; all of it but `like` is short.

    Args:
        find: gives the other households that bear a number which is typed into a request.
        like: gives the families in which a person may stand whom a request begins, by id; in a
            thread.
        village: gives the name of a village by its code.
        open: gives the screen that shows one of them.
    """

    find: Callable[[Entry, str], Sequence[Known]]
    like: Callable[[Entry, str], Sequence[Known]]
    village: Callable[[str], str]
    open: Callable[[Known], Screen[None]]


def told(asked: ValueType, found: Sequence[Known], village: Callable[[str], str]) -> str:
    """Return the sentence that says who has a number, and how to go there.

    Nobody who types ahead is stopped: what is doubtful about it is asked for when the record is
    filed.

    Args:
        asked: what was typed, a NIK or a card number.
        found: who has it.
        village: gives the name of a village by its code.
    """
    known = (
        _("This NIK is known already:")
        if asked is ValueType.NIK
        else _("This card number is known already:")
    )
    return _told(known, found, village)


def told_alike(found: Sequence[Known], village: Callable[[str], str]) -> str:
    """Return the sentence that says who may be meant by somebody's name and birth, and the way.

    Args:
        found: where somebody like that stands, the likeliest first.
        village: gives the name of a village by its code.
    """
    return _told(_("Perhaps known already:"), found, village)


def _told(known: str, found: Sequence[Known], village: Callable[[str], str]) -> str:
    """Return who is known already, how many others are, and how to go there."""
    others = len(found) - 1
    more = ngettext("and {count} other", "and {count} others", others).format(count=others)
    who = f"{line(found[0], village)} {more}" if others else line(found[0], village)
    return f"{known} {who}. " + _("Ctrl+K shows it.")


def window(found: Sequence[Known], village: Callable[[str], str]) -> MenuPrompt:
    """Return the window that asks which family is to be shown; it returns its place.

    Args:
        found: the families.
        village: gives the name of a village by its code.
    """
    items = [MenuItem(str(at), line(own, village)) for at, own in enumerate(found)]
    return MenuPrompt(_("Which family is to be shown?"), items, numbered=False)


def line(own: Known, village: Callable[[str], str]) -> str:
    """Return a household as a line: name, village, and where it stands."""
    return ", ".join(part for part in (own.name, village(own.village), _status(own)) if part)


def _status(own: Known) -> str:
    """Return where a household stands: in the register, or in a request."""
    if own.state is not None:
        state = terms.state(own.state)
        return _("request {number}: {state}").format(number=own.number, state=state)
    return _("in the register") if own.active else _("in the register, not active")
