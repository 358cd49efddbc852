"""Numbers that are known: who bears already what was typed for somebody whom a request begins."""

from typing import ClassVar

from textual.binding import BindingType

from siksng_tui import keys
from siksng_tui.screens import entry_lines, known
from siksng_tui.screens.entry_lines import Spot
from siksng_tui.screens.entry_paging import PagedEntry
from siksng_tui.services.recognising import Known
from siksng_tui.words import _


class KnownEntry(PagedEntry):
    """Pages of a request that say whose number was typed, and open that family."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.known")]

    others: tuple[Known, ...] = ()
    """The other households that bear the number which was typed last."""

    def tell_known(self, spot: Spot | None) -> None:
        """Say who has the number already that was typed for somebody whom the request begins."""
        self.others = ()
        if spot is None:
            return
        asked, work, entry = spot.variable.type, self._entry_work.known, self._answers.entry
        begun = entry.is_new(entry_lines.place_of(spot.id)[0])
        number = str(spot.answer)
        if work is None or asked not in known.NUMBERS or not begun or entry.is_free(number):
            return
        self.others = tuple(work.find(entry, number))
        if self.others:
            self.notice(known.told(asked, self.others, work.village))
            self.show_keys()

    def action_known(self) -> None:
        """Show the family that has the number which was just typed; of several ask which."""
        work = self._entry_work.known
        if work is None or not self.others:
            self.notice(_("The NIK or card number typed last is nobody else's."))
        elif len(self.others) == 1:
            self.app.push_screen(work.open(self.others[0]))
        else:
            window = known.window(self.others, work.village)
            self.app.push_screen(window, self._open_known)

    def _open_known(self, at: str | None) -> None:
        """Show a family that has the number; the draft stays as it is."""
        work = self._entry_work.known
        if at is not None and work is not None:
            self.app.push_screen(work.open(self.others[int(at)]))
