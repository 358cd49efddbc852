"""The key card as a file: every key of the one table, in the language that is spoken."""

from typing import BinaryIO, cast

from reports.books.book_records import KeyCard, KeyPlace
from siksng_tui import words
from siksng_tui.key_places import PLACES
from siksng_tui.key_table import KEYS, Place
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.printing import outlets
from siksng_tui.services.printing.outlets import Goal
from siksng_tui.words import _


def card() -> KeyCard:
    """Return what stands on the key card."""
    places = tuple(KeyPlace(_(title), _keys(place)) for place, title in PLACES.items())
    return KeyCard(_("Keys of SIKSNG"), places, words.language())


def print_key_card(goal: Goal) -> Printed:
    """Return the key card that was printed; it tells of nobody and stands in no ledger.

    Raises:
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    from reports.books.key_card import key_card  # noqa: PLC0415 - loads slowly

    with outlets.opened(goal) as out:
        drawn = key_card(card(), cast("BinaryIO", out))
    return Printed(goal, drawn.pages, copy=0, draft=False)


def _keys(place: Place) -> tuple[tuple[str, str], ...]:
    """Return key and meaning of every key of a place."""
    return tuple((_(own.shown), _(own.meaning)) for own in KEYS if own.place is place)
