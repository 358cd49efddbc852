"""Who is known already: by a number or by name and birth, of somebody whom a request begins."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType

from forms.told import told
from siksng_tui import keys
from siksng_tui.screens.entry import entry_lines, known
from siksng_tui.screens.entry.entry_lines import Spot
from siksng_tui.screens.entry.entry_paging import RESTING, PagedEntry
from siksng_tui.services.matching.recognising import Known
from siksng_tui.words import _

ALIKE: Final = "alike"
"""Work in the background that looks for somebody by name and birth; no key waits for it."""

COMPARED: Final = ("name", "birth", "mother", "sex", "nik", "card")
"""Roles of the answers by which somebody is looked for."""


class KnownEntry(PagedEntry):
    """Pages of a request that say who is known already, and open that family."""

    MEANWHILE = frozenset({RESTING, ALIKE})
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.known")]

    others: tuple[Known, ...] = ()
    """The other households in which somebody stands as the answer that was given last says."""

    _looked: tuple[str, ...] = ()
    """The person who was looked for last, with the answers that were compared."""

    def tell_known(self, spot: Spot | None) -> None:
        """Say who is known already, by an answer to somebody whom the request begins."""
        self.others = ()
        work, entry = self._entry_work.known, self._answers.entry
        if spot is None or work is None or not entry.is_new(entry_lines.place_of(spot.id)[0]):
            return
        number = str(spot.answer)
        if spot.variable.type in known.NUMBERS and not entry.is_free(number):
            self.others = tuple(work.find(entry, number))
        if self.others:
            self.notice(known.told(spot.variable.type, self.others, work.village))
            self.show_keys()
        else:
            self._look_for(entry_lines.place_of(spot.id)[0])

    def action_known(self) -> None:
        """Show the family that is known already; of several ask which."""
        work = self._entry_work.known
        if work is None or not self.others:
            self.notice(_("Nobody is known by what was typed last."))
        elif len(self.others) == 1:
            self.app.push_screen(work.open(self.others[0]))
        else:
            window = known.window(self.others, work.village)
            self.app.push_screen(window, self._open_known)

    def _look_for(self, person: str) -> None:
        """Look for a person in a thread, where an answer changed by which that is done."""
        work, entry = self._entry_work.known, self._answers.entry
        answers = entry.subject(person).answers
        name, *rest = (told(entry.instrument, answers, role) for role in COMPARED)
        if work is None or not name or (person, name, *rest) == self._looked:
            return
        self._looked = (person, name, *rest)
        self.in_background(partial(work.like, entry, person), self._tell_alike, group=ALIKE)

    def _tell_alike(self, found: Sequence[Known]) -> None:
        """Say where somebody like that stands; a finding that stands there is said instead."""
        work = self._entry_work.known
        if not found or work is None:
            return
        if self.said:
            self._looked = ()
            return
        self.others = tuple(found)
        self.notice(known.told_alike(found, work.village))
        self.show_keys()

    def _open_known(self, at: str | None) -> None:
        """Show a family that is known already; the draft stays as it is."""
        work = self._entry_work.known
        if at is not None and work is not None:
            self.app.push_screen(work.open(self.others[int(at)]))
