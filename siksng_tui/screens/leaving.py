"""Who leaves a family in a split, and who is the head of what comes of it: window after window."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from forms.records import Subject
from forms.told import is_head
from siksng_tui.screens.entry_pages import person_line
from siksng_tui.screens.frame import Frame
from siksng_tui.services.lookup import HouseholdView
from siksng_tui.services.parting import Leaving, family_of, headless
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.several import SeveralList
from siksng_tui.words import _

Told = Callable[[Leaving], None]
"""Is given who leaves; it is not called where the person went back."""


def members(view: HouseholdView) -> list[Choice]:
    """Return the members of a household by their numbers."""
    persons = view.record.persons
    lines = [
        person_line(view.instrument, own, at, view.today) for at, own in enumerate(persons, start=1)
    ]
    return [Choice(str(at), line.partition(" ")[2]) for at, line in enumerate(lines, start=1)]


class AskLeaving:
    """The windows between the choice of a split and its reason."""

    def __init__(self, screen: Frame[Any], view: HouseholdView, told: Told) -> None:
        """Ask over a screen that shows a family."""
        self._screen = screen
        self._view = view
        self._told = told

    def ask(self) -> None:
        """Ask who leaves."""
        window = SeveralList(_("Who leaves the family?"), members(self._view), self._objection)
        self._screen.app.push_screen(window, self._chosen)

    def _objection(self, numbers: Sequence[str]) -> str:
        """Return why these members cannot leave."""
        if not numbers:
            return _("Nobody is chosen. Choose with Space.")
        if len(numbers) == len(self._view.record.persons):
            return _("Somebody has to stay. Leave out who stays.")
        return ""

    def _chosen(self, numbers: tuple[str, ...] | None) -> None:
        """Ask for the head of those who leave, where there are several."""
        if numbers is None:
            return
        going = frozenset(self._person(number).id for number in numbers)
        if len(going) == 1:
            self._headed(going, numbers[0])
            return
        window = CodeList(_("Who is the head of the new family?"), self._of(going))
        self._screen.app.push_screen(window, lambda number: self._headed(going, number))

    def _headed(self, going: frozenset[str], number: str | None) -> None:
        """Ask for the head of those who are left, where the head leaves."""
        if number is None:
            return
        leaving = Leaving(going, self._person(number).id)
        left = [own for own in self._view.record.persons if own.id not in going]
        if any(is_head(self._view.instrument, own) for own in left):
            self._ask_families(leaving, self._headless(leaving, ""))
            return
        if len(left) == 1:
            self._told(leaving)
            return
        staying = frozenset(own.id for own in left)
        window = CodeList(_("Who becomes head of those left behind?"), self._of(staying))
        self._screen.app.push_screen(window, partial(self._left_headed, leaving))

    def _left_headed(self, leaving: Leaving, number: str | None) -> None:
        """Go on with both heads."""
        if number is not None:
            head = self._person(number).id
            leaving = replace(leaving, left_head=head)
            self._ask_families(leaving, self._headless(leaving, head))

    def _headless(self, leaving: Leaving, left_head: str) -> list[tuple[Subject, ...]]:
        """Return who stays of each further family that its head leaves, where several do."""
        view = self._view
        sides = headless(view.instrument, view.record, leaving.members, left_head)
        return [side for side in sides if len(side) > 1]

    def _ask_families(self, leaving: Leaving, sides: Sequence[tuple[Subject, ...]]) -> None:
        """Ask for the head of each of these families, one after the other."""
        if not sides:
            self._told(leaving)
            return
        families = [own.id for own in self._view.record.families]
        question = _("Who becomes head of family {number}?")
        window = CodeList(
            question.format(number=families.index(family_of(sides[0][0])) + 1),
            self._of(frozenset(own.id for own in sides[0])),
        )
        self._screen.app.push_screen(window, partial(self._family_headed, leaving, sides[1:]))

    def _family_headed(
        self, leaving: Leaving, others: Sequence[tuple[Subject, ...]], number: str | None
    ) -> None:
        """Go on with the head of one more family."""
        if number is not None:
            heads = leaving.family_heads | {self._person(number).id}
            self._ask_families(replace(leaving, family_heads=heads), others)

    def _of(self, ids: frozenset[str]) -> list[Choice]:
        """Return those of the members who are among some, by their numbers."""
        choices = members(self._view)
        return [own for own in choices if self._person(own.code).id in ids]

    def _person(self, number: str) -> Subject:
        """Return a member by the number."""
        return self._view.record.persons[int(number) - 1]
