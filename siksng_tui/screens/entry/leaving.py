"""Who leaves a family in a split, and who is the head of what comes of it: window after window."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from forms.records import Subject
from forms.told import is_head
from siksng_tui.screens.entry.entry_pages import person_line
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.entry.parting import Leaving, family_of, headless
from siksng_tui.services.requests.lookup import HouseholdView
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.several import SeveralList
from siksng_tui.widgets.window import Window
from siksng_tui.words import _

Told = Callable[[Leaving], None]
"""Is given who leaves; it is not called where the person went back."""

Again = Callable[[], None]
"""Asks a question once more."""


def members(view: HouseholdView) -> list[Choice]:
    """Return the members of a household by their numbers."""
    persons = view.record.persons
    lines = [
        person_line(view.instrument, own, at, view.today) for at, own in enumerate(persons, start=1)
    ]
    return [Choice(str(at), line.partition(" ")[2]) for at, line in enumerate(lines, start=1)]


class AskLeaving:
    """The windows between the choice of a split and its reason; F3 goes back by one of them."""

    def __init__(self, screen: Frame[Any], view: HouseholdView, told: Told) -> None:
        """Ask over a screen that shows a family."""
        self._screen = screen
        self._view = view
        self._told = told
        self._asked: list[Again] = []

    def ask(self, marked: Sequence[str] = ()) -> None:
        """Ask who leaves; some are marked where that was asked before."""
        question = _("Who leaves the family?")
        window = SeveralList(question, members(self._view), self._objection, marked)
        self._push(window, self._chosen, partial(self.ask, marked))

    def again(self) -> None:
        """Ask once more what was asked last, where anything was."""
        if self._asked:
            self._asked.pop()()

    def _push(self, window: Window[Any], chosen: Callable[[Any], None], again: Again) -> None:
        """Show a window, and keep how its question is asked again."""
        self._asked.append(again)
        self._screen.app.push_screen(window, partial(self._answered, chosen))

    def _answered(self, chosen: Callable[[Any], None], answer: Any) -> None:  # noqa: ANN401 - of any window
        """Go on with an answer; without one go back to the question before."""
        if answer is not None:
            chosen(answer)
            return
        self._asked.pop()
        self.again()

    def _objection(self, numbers: Sequence[str]) -> str:
        """Return why these members cannot leave."""
        if not numbers:
            return _("Nobody is chosen. Choose with Space.")
        if len(numbers) == len(self._view.record.persons):
            return _("Somebody has to stay. Leave out who stays.")
        return ""

    def _chosen(self, numbers: tuple[str, ...]) -> None:
        """Ask for the head of those who leave, where there are several."""
        self._asked[-1] = partial(self.ask, numbers)
        going = frozenset(self._person(number).id for number in numbers)
        if len(going) == 1:
            self._headed(going, numbers[0])
            return
        self._ask_head(going)

    def _ask_head(self, going: frozenset[str]) -> None:
        """Ask who heads those who leave."""
        window = CodeList(_("Who is the head of the new family?"), self._of(going))
        self._push(window, partial(self._headed, going), partial(self._ask_head, going))

    def _headed(self, going: frozenset[str], number: str) -> None:
        """Ask for the head of those who are left, where the head leaves."""
        leaving = Leaving(going, self._person(number).id)
        left = [own for own in self._view.record.persons if own.id not in going]
        if any(is_head(self._view.instrument, own) for own in left):
            self._ask_families(leaving, self._headless(leaving, ""))
            return
        if len(left) == 1:
            self._told(leaving)
            return
        self._ask_left_head(leaving, frozenset(own.id for own in left))

    def _ask_left_head(self, leaving: Leaving, staying: frozenset[str]) -> None:
        """Ask who heads those who are left behind."""
        window = CodeList(_("Who becomes head of those left behind?"), self._of(staying))
        again = partial(self._ask_left_head, leaving, staying)
        self._push(window, partial(self._left_headed, leaving), again)

    def _left_headed(self, leaving: Leaving, number: str) -> None:
        """Go on with both heads."""
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
        again = partial(self._ask_families, leaving, sides)
        self._push(window, partial(self._family_headed, leaving, sides[1:]), again)

    def _family_headed(
        self, leaving: Leaving, others: Sequence[tuple[Subject, ...]], number: str
    ) -> None:
        """Go on with the head of one more family."""
        heads = leaving.family_heads | {self._person(number).id}
        self._ask_families(replace(leaving, family_heads=heads), others)

    def _of(self, ids: frozenset[str]) -> list[Choice]:
        """Return those of the members who are among some, by their numbers."""
        choices = members(self._view)
        return [own for own in choices if self._person(own.code).id in ids]

    def _person(self, number: str) -> Subject:
        """Return a member by the number."""
        return self._view.record.persons[int(number) - 1]
