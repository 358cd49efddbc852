"""The roster of a request under the keyboard: its pages, and the members that it begins."""

from collections.abc import Callable
from typing import Final

from siksng_tui.screens.entry import entry_findings, entry_lines
from siksng_tui.screens.entry.entry_answers import EntryAnswers
from siksng_tui.screens.entry.entry_pages import page
from siksng_tui.screens.entry.entry_roster import Pages, Wish
from siksng_tui.screens.entry.entry_work import RosterWork
from siksng_tui.services.entry.entry import Entry
from siksng_tui.widgets.codes import Choice
from siksng_tui.widgets.lines import fit
from siksng_tui.widgets.page import TextLine, strong
from siksng_tui.words import _

ROOM: Final = 53
"""Cells of a row in the window of pages."""


class Roster:
    """Turns wishes of the window and of the form into work, and takes the entry over."""

    def __init__(
        self, answers: EntryAnswers, work: RosterWork, changed: Callable[[], None]
    ) -> None:
        """Keep the roster of a request; `changed` is called where its window changed it."""
        self._answers = answers
        self._work = work
        self._changed = changed

    @property
    def grows(self) -> bool:
        """Return whether members can be begun."""
        return self._work.begins_persons(self._answers.entry)

    def pages(self) -> Pages:
        """Return what the window shows and does."""
        return Pages(
            rows=self._rows,
            grows=self.grows,
            families=self._work.begins_families(self._answers.entry),
            began=self._began,
            remove=self._remove,
            move=self._move,
            sort=self._sort,
        )

    def fulfil(self, wish: Wish) -> tuple[str, str]:
        """Return page and field to stand on after a wish was fulfilled.

        Raises:
            SiksngError: nothing was changed.
        """
        entry = self._answers.entry
        if wish.what == "member":
            entry, begun = self._work.add_person(entry.number, wish.page)
            self._answers.adopt(entry)
            return begun, self._first_open(begun, begun)
        if wish.what == "family":
            entry, begun = self._work.add_family(entry.number)
            self._answers.adopt(entry)
            key = self._page_of(begun)
            return key, self._first_open(key, begun)
        return wish.page, ""

    def ends_at(self, page: str) -> bool:
        """Return whether a page is the last of a member whom the request began."""
        entry = self._answers.entry
        persons = [own.id for own in entry.record.persons if entry.is_new(own.id)]
        return self.grows and persons[-1:] == [page]

    def grows_behind(self, page: str) -> bool:
        """Return whether a page is a person's, and members can be begun behind it."""
        return self.grows and self._answers.entry.record.has(page)

    def _rows(self) -> list[Choice]:
        """Return the pages with how many findings wait on each."""
        counts = entry_findings.waiting_by_page(self._answers.entry)
        return [
            Choice(own.key, _row(own.title, _waiting(counts.get(own.key, 0))))
            for own in self._answers.pages()
        ]

    def _began(self, page: str) -> bool:
        """Return whether a page is that of a member whom the request began."""
        entry = self._answers.entry
        return any(own.id == page and entry.is_new(page) for own in entry.record.persons)

    def _remove(self, page: str) -> str:
        """Take a member away; returns the page before."""
        pages = self._answers.keys
        self._take_over(self._work.remove(self._answers.entry.number, page))
        return pages[max(0, pages.index(page) - 1)]

    def _move(self, page: str, step: int) -> str:
        """Put a member elsewhere; returns its page."""
        self._take_over(self._work.move(self._answers.entry.number, page, step))
        return page

    def _sort(self, page: str) -> str:
        """Put the members in the order of the paper; returns the page one stands on."""
        self._take_over(self._work.sort(self._answers.entry.number))
        return page

    def _take_over(self, entry: Entry) -> None:
        """Take over an entry with another roster, while the window of pages stays open."""
        self._answers.adopt(entry)
        self._changed()

    def _page_of(self, family: str) -> str:
        """Return the page with a family's questions; the one that is open, where none has."""
        for own in self._answers.pages():
            if any(section.subject.id == family for section in own.sections):
                return own.key
        return self._answers.page.key

    def _first_open(self, key: str, subject: str) -> str:
        """Return the first field of a page on which a subject is not answered; empty for none."""
        entry = self._answers.entry
        open_ones = (
            entry_lines.field_id(subject, section.path(own.name))
            for section in page(entry, key).sections
            if section.subject.id == subject
            for own in section.variables(entry.instrument)
            if own.name not in section.answers and entry_lines.is_typed(own)
        )
        return next(open_ones, "")


def _row(title: str, said: str) -> str:
    """Return a page's title with what waits there, which is never cut."""
    return f"{fit(title, ROOM - len(said) - 1).rstrip()} {said}" if said else title


def placed(answers: EntryAnswers) -> TextLine:
    """Return which request and which of its pages is open, and how many findings wait."""
    entry, page = answers.entry, answers.page
    at, count = answers.keys.index(page.key) + 1, len(answers.keys)
    place = _("page {at}/{count}").format(at=at, count=count)
    parts = (entry.number, place, _waiting(len(entry.open_findings())), page.title)
    return strong("  ".join(part for part in parts if part))


def _waiting(count: int) -> str:
    """Return how many findings wait, empty for none."""
    return _("(findings: {count})").format(count=count) if count else ""
