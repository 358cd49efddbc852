"""A household that nobody has yet: questionnaire, village, reason, then form after form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Final

from textual.screen import Screen
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import messages
from siksng_tui.screens.entry.filed_question import FiledQuestion
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.printing.printing import Printing, print_paper
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.menu import MenuItem, MenuPrompt
from siksng_tui.widgets.page import TextLines, plain
from siksng_tui.words import N_, _

REASON: Final = N_("New registration")
"""The reason that Enter alone gives."""


BLANK: Final = "blank"
"""Stands for printing a blank form, where a questionnaire is chosen; none has this id."""


@dataclass(frozen=True, slots=True)
class NewWork:
    """What beginning a household can do; all of it is short.

    Args:
        questionnaires: gives id and title of each one that begins a household, the likeliest first.
        villages: gives code and name of each village of the office, the likeliest first.
        stack: gives the number of the stack that a form of a village and a questionnaire goes into.
        start: enters a household of a village, with a questionnaire and a reason; gives its number.
        fill_in: gives the form of a request, by its number; it returns what to say.
        is_filed: tells whether a request is no draft any more.
        blank: gives how a form is printed that is filled in by hand, by the questionnaire's id.
        slip: gives how the citizen's slip of a request is printed, by its number.
    """

    questionnaires: Callable[[], Sequence[Choice]]
    villages: Callable[[], Sequence[Choice]]
    stack: Callable[[str, str], str]
    start: Callable[[str, str, str], str]
    fill_in: Callable[[str], Screen[str]]
    is_filed: Callable[[str], bool]
    blank: Callable[[str], Printing]
    slip: Callable[[str], Printing]


class NewScreen(Frame[str]):
    """Asks what a form needs to begin; Enter passes whatever was chosen last time.

    It returns what became of the last form; empty where none was begun.
    """

    TITLE = N_("New proposals")
    PAGE = "new"

    def __init__(self, heading: Heading, work: NewWork) -> None:
        """Begin with nothing chosen."""
        super().__init__(heading)
        self._new_work = work
        self._questionnaires = work.questionnaires()
        self._villages = work.villages()
        self._questionnaire = self._village = Choice("", "")
        self._reason = _(REASON)
        self._number = ""
        self._ask_again: Callable[[str], None] = self._ask_questionnaire
        self._chosen = TextLines()
        self._chosen.styles.height = "1fr"

    def body(self) -> Sequence[Widget]:
        """Return what is chosen so far."""
        return (self._chosen,)

    def on_mount(self) -> None:
        """Ask the first question."""
        if self._villages and self._questionnaires:
            self._ask_questionnaire()
        else:
            said = _("No village of this office is known. Load its regions first.")
            super().refuse_because(said)

    def refuse_because(self, sentence: str) -> None:
        """Say why a paper was not printed, and ask again what was asked before."""
        self._ask_again(sentence)

    def _ask_questionnaire(self, said: str = "") -> None:
        """Ask which form lies on the desk; where there is only one, it is that."""
        self._show()
        if len(self._questionnaires) == 1:
            self._questionnaire_chosen(self._questionnaires[0].code)
            return
        items = [*self._forms(), MenuItem(BLANK, _("Print a blank form"))]
        question = " ".join(own for own in (said, _("Which form is filled in?")) if own)
        window = MenuPrompt(question, items, current=self._questionnaires[0].code)
        self.app.push_screen(window, self._questionnaire_chosen)

    def _forms(self) -> list[MenuItem]:
        """Return the questionnaires as they are chosen: a number always means the same one."""
        ordered = sorted(self._questionnaires, key=attrgetter("code"))
        return [MenuItem(own.code, own.label) for own in ordered]

    def _blank_chosen(self, chosen: str | None) -> None:
        """Print a blank form, then ask again."""
        if chosen is None:
            self._ask_questionnaire()
        else:
            self._ask_again = self._ask_questionnaire
            print_paper(self, self._new_work.blank(chosen), self._ask_again)

    def _questionnaire_chosen(self, chosen: str | None) -> None:
        """Go on to the village, or back to the menu."""
        if chosen is None:
            self.dismiss("")
            return
        if chosen == BLANK:
            window = MenuPrompt(_("Which form is printed blank?"), self._forms())
            self.app.push_screen(window, self._blank_chosen)
            return
        self._questionnaire = _named(self._questionnaires, chosen)
        self._ask_village()

    def _ask_village(self) -> None:
        """Ask where the family lives; a village's own office has no choice."""
        self._show(self._questionnaire)
        if len(self._villages) == 1:
            self._village_chosen(self._villages[0].code)
            return
        window = CodeList(_("Village of the family"), self._villages, self._village.code)
        self.app.push_screen(window, self._village_chosen)

    def _village_chosen(self, chosen: str | None) -> None:
        """Go on to the reason, or back to the form."""
        if chosen is None:
            self._back_from_village()
            return
        self._village = _named(self._villages, chosen)
        self._ask_reason()

    def _ask_reason(self, refused: str = "") -> None:
        """Ask why; Enter takes the reason that stands there."""
        self._show(self._questionnaire, self._village)
        stack = self._new_work.stack(self._village.code, self._questionnaire.code)
        if stack:
            self.notice(_("The form goes into stack {number}.").format(number=stack))
        question = refused or _("Why is this family proposed?")
        self.app.push_screen(ReasonPrompt(question, self._reason), self._reason_given)

    def _reason_given(self, reason: str | None) -> None:
        """Open the form, or go back to the village."""
        if reason is not None:
            self._reason = reason
            self._begin()
        elif len(self._villages) > 1:
            self._ask_village()
        else:
            self._back_from_village()

    def _back_from_village(self) -> None:
        """Ask for the form again, or leave where that is no question."""
        if len(self._questionnaires) > 1:
            self._ask_questionnaire()
        else:
            self.dismiss("")

    def _begin(self) -> None:
        """Number the request and open its form; where it is refused, ask for the reason again."""
        chosen = (self._village.code, self._questionnaire.code, self._reason)
        try:
            self._number = self._new_work.start(*chosen)
            form = self._new_work.fill_in(self._number)
        except SiksngError as error:
            self._ask_reason(messages.sentence(error))
        else:
            self.app.push_screen(form, self._form_left)

    def _form_left(self, said: str | None) -> None:
        """Offer the next form of the stack once one is filed; go back to the menu with a draft."""
        if self._new_work.is_filed(self._number):
            self._offer_next(said or "")
        else:
            self.dismiss(said or "")

    def _offer_next(self, filed: str, printed: str = "") -> None:
        """Ask for one more form, under what became of the last one and of its slip."""
        again = _("One more form of {village}?").format(village=self._village.label)
        window = FiledQuestion(*(own for own in (filed, printed, again) if own))
        self.app.push_screen(window, partial(self._next, filed))

    def _next(self, filed: str, more: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Begin the next form, go back to the menu, or print the slip and ask once more."""
        if more is None:
            self._ask_again = partial(self._offer_next, filed)
            print_paper(self, self._new_work.slip(self._number), self._ask_again)
        elif more:
            self._begin()
        else:
            self.dismiss(filed)

    def _show(self, *chosen: Choice) -> None:
        """Show what is chosen so far."""
        self._chosen.load([plain(f"  {own.label}") for own in chosen])


def _named(choices: Sequence[Choice], code: str) -> Choice:
    """Return the choice of a code."""
    return next(own for own in choices if own.code == code)
