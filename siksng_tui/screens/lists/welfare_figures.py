"""Figures of PPKS or PSKS: how many of each kind, and how many in each village."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from forms.welfare import WelfareClass
from siksng_tui.screens.frame.read_page import ReadPageScreen
from siksng_tui.services.lists.welfare import WelfareFigure
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.lines import fit
from siksng_tui.widgets.page import TextLine, heading, plain, strong
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

WHAT: Final = 46
NUMBER: Final = 10
"""Cells of a kind or village, and of a number."""


class WelfareFiguresScreen(ReadPageScreen[Sequence[WelfareFigure]]):
    """The counts of one class."""

    TITLE = N_("Figures of PPKS and PSKS")
    PAGE = "welfare"

    def __init__(
        self,
        heading: Heading,
        of: WelfareClass,
        read: Callable[[], Sequence[WelfareFigure]],
        village: Callable[[str], str],
    ) -> None:
        """Count a class; `village` gives the name of a village by its code."""
        super().__init__(heading, read)
        self._of = of
        self._village = village

    def lines_of(self, read: Sequence[WelfareFigure]) -> Iterator[TextLine]:
        """Yield the counts by kind, then by village and kind."""
        yield from self._by_kind(read)
        for village in sorted({own.village for own in read}, key=self._named):
            yield plain()
            yield heading(self._named(village))
            of_village = (own for own in read if own.village == village)
            yield from (self._line(own.kind, own.open, own.closed) for own in of_village)

    def _by_kind(self, read: Sequence[WelfareFigure]) -> Iterator[TextLine]:
        """Yield the counts of every kind that there is, and their sum."""
        opened, closed = Counter[str](), Counter[str]()
        for own in read:
            opened[own.kind] += own.open
            closed[own.kind] += own.closed
        yield strong(_columns(_(terms.WELFARE[self._of]), _("open"), _("closed")))
        yield from (self._line(kind, opened[kind], closed[kind]) for kind in sorted(opened))
        sums = (terms.number(opened.total()), terms.number(closed.total()))
        yield strong(_columns(_("Together"), *sums))

    def _line(self, kind: str, opened: int, closed: int) -> TextLine:
        """Return the counts of a kind."""
        what = terms.welfare_kind(self._of, kind)
        return plain(_columns(what, terms.number(opened), terms.number(closed)))

    def _named(self, village: str) -> str:
        """Return the name of a village."""
        return self._village(village) if village else _("Village not known")


def _columns(what: str, opened: str, closed: str) -> str:
    """Return a line of the table."""
    return f"{fit(what, WHAT)} {opened.rjust(NUMBER)} {closed.rjust(NUMBER)}"
