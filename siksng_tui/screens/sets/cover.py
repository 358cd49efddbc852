"""The signed paper of a set comes back: number, date, signer, and the code that stands on it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from textual.widget import Widget

from forms.errors import SiksngError
from forms.set_records import Cover, RequestSet
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.paper import CODE, FILE, Paper, code_line, file_line, right
from siksng_tui.screens.frame.sheet_screen import SheetScreen
from siksng_tui.services.entry.doubts import DateDoubt
from siksng_tui.services.sets import examining
from siksng_tui.services.sets.attaching import Scan
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

_FIELDS: Final = {"code": CODE, "set_code": CODE, "file": FILE}
"""Field that a refusal names to the one where it was typed."""

_DOUBTS: Final = {
    DateDoubt.BEFORE_SEALING: N_(
        "Doubtful: the date is before the day of sealing ({sealed:%d-%m-%Y}). The clock of this "
        "computer may have been wrong."
    ),
    DateDoubt.AFTER_TODAY: N_(
        "Doubtful: the date is after today. The clock of this computer may be wrong."
    ),
}
"""What is said of a date that can hardly be the paper's."""


@dataclass(frozen=True, slots=True)
class CoverWork:
    """What can be done here.

    Args:
        set: the set whose paper it is.
        examine: reads the scan that was named, and what it proves; in a thread.
        cover: keeps the paper with the code that was typed from it and its scan; in a thread.
        doubt: says why a date can hardly be that of the paper; None where it can.
        scans: names and bytes of files that may be the paper's scan, for a list.
        left_open: how what was typed waits behind the lock.
        today: gives the day by which a date in shorthand is read.
    """

    set: RequestSet
    examine: Callable[[str], Scan]
    cover: Callable[[Cover, str, Scan | None], RequestSet]
    doubt: Callable[[dt.date], DateDoubt | None]
    scans: Mapping[str, int]
    left_open: LeftOpen
    today: Callable[[], dt.date]


class CoverScreen(SheetScreen[str, Paper]):
    """Takes the signed paper; it returns what the screen below says."""

    TITLE = N_("Signed paper")
    PAGE = "cover"
    KEYS = ("form.file", "form.next", "form.previous", "everywhere.help", "everywhere.back")
    INCOMPLETE = "cover-incomplete"

    def __init__(self, heading: Heading, work: CoverWork) -> None:
        """Take the paper of a set."""
        paper = Paper(work.left_open.take(), work.today(), code_line(), file_line(work.scans))
        super().__init__(heading, paper, work.left_open)
        self._cover_work = work

    def body(self) -> Sequence[Widget]:
        """Return which set it is, and the form."""
        own = self._cover_work.set
        count = terms.number(len(own.requests))
        said = _("{families} families, quarter {cycle}").format(families=count, cycle=own.cycle)
        title = strong(f"{own.number}  {_(terms.SET_KINDS[own.kind])}  {said}")
        warning = plain(_("The code proves that this paper is about exactly these families."))
        return (TextLines([title, warning]), self.form)

    def take(self) -> None:
        """Ask whether it is what stands on the paper."""
        file = self.sheet.typed(FILE)
        if file:
            self.notice(_("The file is read: whose signature is in it, and for which set."))
            examine = partial(self._cover_work.examine, file)
            self.in_background(examine, self._ask, otherwise=self._refused)
        else:
            self._ask(None)

    def _ask(self, scan: Scan | None) -> None:
        """Ask, with what the scan proves."""
        self.notice("")
        paper = self.sheet.cover()
        question = Question(*self._asked(paper, scan))
        typed = (paper, self.sheet.typed(CODE), scan)
        self.app.push_screen(question, partial(self._answered, typed))

    def _asked(self, paper: Cover, scan: Scan | None) -> Iterator[str]:
        """Yield what is doubtful or attached, and the question with what was typed written out."""
        doubt = self._cover_work.doubt(paper.date)
        if doubt is not None:
            sealed = self._cover_work.set.sealed.astimezone()
            yield _(_DOUBTS[doubt]).format(sealed=sealed)
        if scan is not None:
            yield _("Attached: {name}").format(name=scan.name)
            yield from examining.found_of(scan)
        yield right(paper)

    def _answered(self, typed: tuple[Cover, str, Scan | None], agreed: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Hand the paper over, if it is right."""
        if agreed:
            self.in_background(
                lambda: self._cover_work.cover(*typed), self._done, otherwise=self._refused
            )

    def _done(self, covered: RequestSet) -> None:
        """Leave, and say what is next."""
        said = _("The paper of set {number} is taken. Send it from the menu Send/receive.")
        self.dismiss(said.format(number=covered.number))

    def _refused(self, error: SiksngError) -> None:
        """Say why; a wrong code or file is typed anew."""
        self.refuse(error)
        if error.field in _FIELDS:
            self.form.go_to_field(_FIELDS[error.field])
