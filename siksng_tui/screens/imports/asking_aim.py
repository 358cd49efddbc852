"""Asking what a file holds: first of which kind it is, then which one of that kind."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from siksng_tui.intake.aims import Aim
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.lists.list_reading import LISTS
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.wording import field_words
from siksng_tui.words import _


class _Kind(NamedTuple):
    """What some aims are together, and which they are."""

    title: str
    aims: tuple[Aim, ...]


class AimQuestion:
    """Asks over a screen what a file holds: two digits at most."""

    def __init__(
        self,
        screen: Frame[Any],
        aims: Sequence[Aim],
        then: Callable[[Aim], None],
        left: Callable[[], None],
    ) -> None:
        """Offer some aims.

        Args:
            screen: where that is asked.
            aims: what a file can be for.
            then: is given the one that was chosen.
            left: follows where none was.
        """
        self._screen = screen
        self._kinds = tuple(_kinds(aims))
        self._then, self._left = then, left

    def ask(self, here: Aim | None) -> None:
        """Ask for the kind, the cursor on that of an aim."""
        titles = [own.title for own in self._kinds]
        also = [" ".join(map(field_words.aim, own.aims)) for own in self._kinds]
        choices = [
            Choice(str(at), title, other)
            for at, (title, other) in enumerate(zip(titles, also, strict=True), start=1)
        ]
        now = next((str(at) for at, own in enumerate(self._kinds, 1) if here in own.aims), "")
        window = CodeList(_("What is in this file?"), choices, now)
        self._screen.app.push_screen(window, partial(self._kind_chosen, here))

    def _kind_chosen(self, here: Aim | None, at: str | None) -> None:
        """Ask which of a kind it is, where there are several."""
        if at is None:
            self._left()
            return
        title, aims = self._kinds[int(at) - 1]
        if len(aims) == 1:
            self._then(aims[0])
            return
        choices = [Choice(str(n), field_words.aim(own)) for n, own in enumerate(aims, start=1)]
        now = str(aims.index(here) + 1) if here in aims else ""
        window = CodeList(title, choices, now)
        self._screen.app.push_screen(window, partial(self._aim_chosen, aims, here))

    def _aim_chosen(self, aims: Sequence[Aim], here: Aim | None, at: str | None) -> None:
        """Go on with what was chosen; without that the kind is asked once more."""
        if at is None:
            self.ask(here)
        else:
            self._then(aims[int(at) - 1])


def _kinds(aims: Sequence[Aim]) -> Iterator[_Kind]:
    """Yield the kinds in the order of their first aims; what is alone bears its own name."""
    together = (
        (
            _("Households or members, for the register"),
            tuple(own for own in aims if own.is_register),
        ),
        (
            _("A list of people, beside the register"),
            tuple(own for own in aims if own.purpose in LISTS),
        ),
    )
    seen: set[Aim] = set()
    for own in aims:
        title, found = next((one for one in together if own in one[1]), ("", (own,)))
        if own not in seen:
            yield _Kind(title or field_words.aim(own), found)
        seen.update(found)
