"""What can be begun for a family that the register has: chosen by a digit, asked, and opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from textual.screen import Screen

from forms.errors import SiksngError
from forms.kinds import kinds
from forms.records import Request, RequestKind, SubjectKind
from siksng_tui import messages, words
from siksng_tui.screens.entry.entry_pages import person_line
from siksng_tui.screens.entry.known_reasons import known_reasons
from siksng_tui.screens.entry.leaving import AskLeaving, members
from siksng_tui.screens.family.find import OtherFamilyScreen
from siksng_tui.screens.family.ways import WAYS, Way
from siksng_tui.screens.frame import hits
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.entry.merging import SameHouseholdError
from siksng_tui.services.entry.parting import Leaving
from siksng_tui.services.entry.standing import HouseholdDraftError, fighting
from siksng_tui.services.requests.lookup import HouseholdView
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.menu import MenuItem, MenuPrompt
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import _


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to begin.

    Args:
        way: id of one of the `WAYS`.
        household: id of the household.
        subject: id of the household, or of the member that is meant.
        village: code of the village to move to; empty on every other way.
        instrument: id of the form it is asked on; empty where that is a form of its own.
        reason: why.
        code: the reason's code on the form, where one was chosen.
        leaving: who leaves; None on every other way.
        other: id of the household that comes; empty on every other way.
    """

    way: str
    household: str
    subject: str
    village: str = ""
    instrument: str = ""
    reason: str = ""
    code: str = ""
    leaving: Leaving | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class BeginWork:
    """What beginning can do; all of it is short.

    Args:
        ways: ids of the ways that are offered, where the family's questionnaire serves them.
        villages: gives code and name of each village of the office.
        start: enters a request; gives its number.
        fill_in: gives the form of a request, by its number; it returns what to say.
        find: gives the search for another family.
        last_reason: gives why this person began the last request of a kind; may be empty.
    """

    ways: Sequence[str]
    villages: Callable[[], Sequence[Choice]]
    start: Callable[[Wish], str]
    fill_in: Callable[[str], Screen[str]]
    find: Callable[[], OtherFamilyScreen]
    last_reason: Callable[[RequestKind], str]


class Beginning:
    """The windows between F2 and the form."""

    def __init__(self, screen: Frame[Any], work: BeginWork, view: HouseholdView) -> None:
        """Begin something for a family that a screen shows."""
        self._screen = screen
        self._work = work
        self._view = view
        self._who: AskLeaving | None = None

    def ask(self) -> None:
        """Ask what is to be begun; where only one thing can be, begin it."""
        ways = [own for own in self._work.ways if self._is_served(WAYS[own])]
        if not ways:
            said = _("This family's form serves nothing of this. Choose another item of the menu.")
            self._screen.refuse_because(said)
        elif len(ways) == 1:
            self._chosen(ways[0])
        else:
            items = [MenuItem(own, self._label(WAYS[own])) for own in ways]
            window = MenuPrompt(_("What is begun for this family?"), items)
            self._screen.app.push_screen(window, self._chosen)

    def _is_served(self, way: Way) -> bool:
        """Return whether something can be begun for a family of this form."""
        if way.newer_form:
            return bool(self._view.newer)
        return way.own_form or way.kind in kinds(self._view.asked)

    def _label(self, way: Way) -> str:
        """Return what the window calls something."""
        newer = self._view.newer
        form = newer[0].title(words.language()) if len(newer) == 1 else _("newer form")
        return _(way.label).format(form=form)

    def _chosen(self, way: str | None) -> None:
        """Go on with a way, unless a draft of the family that is not the same would fight it."""
        if way is None:
            return
        household = self._view.summary.uid
        wish = Wish(way, household, household, instrument=self._asked_on(WAYS[way]))
        if self._draft_of(wish) is not None or not self._is_fought(wish):
            self._ask_whom(wish)

    def _is_fought(self, wish: Wish) -> bool:
        """Return whether a draft of the family would fight a wish; says which one does."""
        draft = fighting(WAYS[wish.way].kind, self._view.under_way)
        if draft is not None:
            error = HouseholdDraftError(kind=draft.kind.value, other=draft.number)
            self._screen.refuse(error)
        return draft is not None

    def _ask_whom(self, wish: Wish) -> None:
        """Ask which form, which member or which village is meant, where one is."""
        way = WAYS[wish.way]
        count = len(self._view.record.families)
        if way.newer_form and count > 1:
            self._screen.refuse_because(messages.of_code("families-several", count=count))
        elif way.newer_form and len(self._view.newer) > 1:
            window = CodeList(_("On which newer form?"), self._newer())
            self._screen.app.push_screen(window, partial(self._form_chosen, wish))
        elif way.of_member:
            window = CodeList(_("Which member?"), members(self._view))
            self._screen.app.push_screen(window, partial(self._member_chosen, wish))
        elif way.to_village:
            window = CodeList(_("To which village?"), self._others())
            self._screen.app.push_screen(window, partial(self._village_chosen, wish))
        else:
            self._go_on_or_begin(wish)

    def _asked_on(self, way: Way) -> str:
        """Return the id of the form that something is asked on; empty for one of its own."""
        if way.own_form:
            return ""
        return self._view.newer[0].id if way.newer_form else self._view.asked.id

    def _newer(self) -> list[Choice]:
        """Return the newer forms by their numbers."""
        titles = [own.title(words.language()) for own in self._view.newer]
        return [Choice(str(at), own) for at, own in enumerate(titles, start=1)]

    def _form_chosen(self, wish: Wish, number: str | None) -> None:
        """Mean one newer form."""
        if number is not None:
            form = self._view.newer[int(number) - 1]
            self._go_on_or_begin(replace(wish, instrument=form.id))

    def _member_chosen(self, wish: Wish, number: str | None) -> None:
        """Mean one member."""
        if number is not None:
            person = self._view.record.persons[int(number) - 1]
            self._go_on_or_begin(replace(wish, subject=person.id))

    def _village_chosen(self, wish: Wish, village: str | None) -> None:
        """Mean one village."""
        if village is not None:
            self._go_on_or_begin(replace(wish, village=village))

    def _go_on_or_begin(self, wish: Wish) -> None:
        """Offer the own draft of the same wish, which a second one would fight."""
        draft = self._draft_of(wish)
        if draft is None:
            self._ask_more(wish)
            return
        said = _("Your draft {number} of this kind is not filed yet.").format(number=draft.number)
        question = Question(said, _("Go on with it?"))
        self._screen.app.push_screen(question, partial(self._answered, wish, draft.number))

    def _answered(self, wish: Wish, number: str, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Go on with a draft, or begin another request."""
        if wanted:
            self._fill_in(number)
        elif not self._is_fought(wish):
            self._ask_more(wish)

    def _ask_more(self, wish: Wish) -> None:
        """Ask who leaves or which family comes, where somebody does, and then why."""
        if WAYS[wish.way].parts:
            self._who = AskLeaving(self._screen, self._view, partial(self._leaving_told, wish))
            self._who.ask()
        elif WAYS[wish.way].joins:
            search = self._work.find()
            found = partial(self._other_found, wish, search)
            self._screen.app.push_screen(search, found)
        else:
            self._ask_reason(wish, self._told_of(wish))

    def _told_of(self, wish: Wish) -> str:
        """Return whom the reason is about, where that is one member."""
        persons = self._view.record.persons
        at = next((at for at, own in enumerate(persons) if own.id == wish.subject), None)
        if at is None:
            return ""
        return f"{person_line(self._view.instrument, persons[at], at + 1, self._view.today)}."

    def _leaving_told(self, wish: Wish, leaving: Leaving) -> None:
        """Go on with who leaves."""
        self._ask_reason(replace(wish, leaving=leaving))

    def _other_found(self, wish: Wish, search: OtherFamilyScreen, _none: None) -> None:
        """Go on with the family that was taken in the search, if one was."""
        if search.taken is None:
            return
        if search.taken.key == wish.household:
            self._screen.refuse(SameHouseholdError())
            return
        said = _("{family} joins this family, and is closed.")
        told = said.format(family=hits.head_of(search.taken))
        self._ask_reason(replace(wish, other=search.taken.key), told)

    def _ask_reason(self, wish: Wish, told: str = "") -> None:
        """Ask why, behind what was found before; where the form lists the reasons, by its code."""
        way = WAYS[wish.way]
        of = SubjectKind.PERSON if way.of_member else SubjectKind.HOUSEHOLD
        known = known_reasons(self._view.asked, way.kind, of)
        if known:
            self._screen.notice(told)
            window = CodeList(_(way.question), known)
            self._screen.app.push_screen(window, partial(self._reason_chosen, wish, known))
            return
        question = " ".join(own for own in (told, _(way.question)) if own)
        offered = _(way.reason) if way.reason else self._work.last_reason(way.kind)
        self._screen.app.push_screen(ReasonPrompt(question, offered), partial(self._start, wish))

    def _reason_chosen(self, wish: Wish, known: Sequence[Choice], code: str | None) -> None:
        """Begin with a reason that the form lists."""
        self._screen.notice("")
        if code is not None:
            reason = next(own.label for own in known if own.code == code)
            self._start(replace(wish, code=code), reason)

    def _start(self, wish: Wish, reason: str | None) -> None:
        """Enter the request once its reason was given, and open its form.

        Without a reason the question before is asked again, where there was one.
        """
        if reason is None:
            if self._who is not None:
                self._who.again()
            return
        try:
            number = self._work.start(replace(wish, reason=reason))
        except SiksngError as error:
            self._screen.refuse(error)
        else:
            self._fill_in(number)

    def _fill_in(self, number: str) -> None:
        """Open the form of a request; what became of it is said on the screen."""
        try:
            form = self._work.fill_in(number)
        except SiksngError as error:
            self._screen.refuse(error)
        else:
            self._screen.app.push_screen(form, lambda said: self._screen.notice(said or ""))

    def _draft_of(self, wish: Wish) -> Request | None:
        """Return the own draft of the same kind for the same subject; None where there is none."""
        kind = WAYS[wish.way].kind
        same = (
            own
            for own in self._view.own_drafts
            if (own.kind, own.subject) == (kind, wish.subject)
            and wish.instrument in ("", own.instrument[0])
        )
        return next(same, None)

    def _others(self) -> list[Choice]:
        """Return the villages that are not the family's own."""
        here = self._view.record.household.region
        return [own for own in self._work.villages() if own.code != here]
