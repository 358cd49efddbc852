"""Home: the menu of the work, and how much of it waits."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from textual.screen import Screen
from textual.widget import Widget

from forms.records import State
from siksng_tui import terms
from siksng_tui.screens.frame import Frame
from siksng_tui.services.queues import Counts
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.menu import MenuItem, MenuWidget
from siksng_tui.widgets.page import TextLine, TextLines, heading, plain
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import N_, _

MENU: Final = (
    ("correction", N_("Correction"), ()),
    ("new", N_("New proposals"), ()),
    ("card", N_("Proposals for KKS/BPNT"), ()),
    ("import", N_("Import"), ()),
    ("drafts", N_("Drafts"), (State.DRAFT,)),
    ("check", N_("Check corrections"), (State.RETURNED,)),
    ("check_card", N_("Check KKS proposals"), (State.RETURNED,)),
    ("triage", N_("Check parcels"), (State.RECEIVED,)),
    ("verify", N_("Verification"), ()),
    ("finalise", N_("Finalisation"), (State.CHECKED,)),
    ("authenticate", N_("Authentication"), (State.FINALISED,)),
    ("rulings", N_("Rulings"), ()),
    ("confirming", N_("Confirm rulings"), ()),
    ("recap", N_("Summary"), ()),
    ("sets", N_("Decree sets"), (State.AUTHENTICATED, State.SEALED)),
    ("exchange", N_("Send/receive"), (State.COVERED, State.SENT)),
    ("ledger", N_("Ledger"), ()),
    ("bundles", N_("Stacks of forms"), ()),
    ("worklog", N_("Work log"), ()),
    ("register_check", N_("Check the register"), ()),
    ("office", N_("Office"), ()),
    ("conflicts", N_("Conflicts"), ()),
)
"""Every item in its order: id, words, and the queues whose requests it takes further."""

SELDOM: Final = frozenset({"conflicts"})
"""Items that are shown only while something waits there; they stand last, no digit moves."""

AROUND: Final = 9
"""Lines of a screen that are no item, where the register and the queues stand apart."""

Entries = Mapping[str, Callable[[], Screen[Any]]]
"""Id of an item to what it opens, which returns a sentence or nothing; an item without is not
shown."""


class HomeScreen(Frame[None]):
    """The menu; a digit opens an item at once."""

    TITLE = N_("Main menu")
    PAGE = "home"
    KEYS = ("everywhere.help", "menu.choose", "everywhere.lock", "everywhere.back")
    CSS_PATH = "../styles/home.tcss"
    MEANWHILE = frozenset({"counts"})

    def __init__(
        self, heading: Heading, entries: Entries, counts: Callable[[], Counts], said: str = ""
    ) -> None:
        """Offer the items that open something.

        Args:
            heading: office and person.
            entries: what the items open.
            counts: counts the register and the queues, in a thread.
            said: a sentence to begin with.
        """
        super().__init__(heading)
        self._entries = entries
        self._counts = counts
        self._first_said = said
        self._items = [own for own in MENU if own[0] in entries]
        self._register = TextLines(id="register")
        always = [own for own in self._items if own[0] not in SELDOM]
        self._shown = len(always)
        self._menu = MenuWidget([MenuItem(id_, _(label)) for id_, label, __ in always])
        self._queues = TextLines(id="queues")

    def body(self) -> Sequence[Widget]:
        """Return the size of the register, the menu, and the queues."""
        return (self._register, self._menu, self._queues)

    def on_mount(self) -> None:
        """Begin at the menu."""
        self._menu.focus()
        self.notice(self._first_said)

    def on_resize(self) -> None:
        """Give the menu the room that it needs."""
        self._make_room()

    def on_screen_resume(self) -> None:
        """Count anew, each time this screen is come back to."""
        self.in_background(self._counts, self._show_counts, group="counts")

    def on_menu_widget_chosen(self, message: MenuWidget.Chosen) -> None:
        """Open an item."""
        self.notice("")
        self.app.push_screen(self._entries[message.item_id](), self._came_back)

    def action_back(self) -> None:
        """End the program, after a question."""
        self.app.push_screen(Question(_("Leave the program?")), self._leave)

    def _came_back(self, said: str | None) -> None:
        """Say what an item came to."""
        self.notice(said or "")

    def _leave(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """End the program if that is wanted."""
        if wanted:
            self.app.exit()

    def _show_counts(self, counts: Counts) -> None:
        """Show how much there is, and what waits."""
        self._register.load([plain(_register(counts))])
        shown = [
            MenuItem(id_, _(label), _waiting(_of(counts, id_), own) or _drawn(counts, id_))
            for id_, label, own in self._items
            if id_ not in SELDOM or _drawn(counts, id_)
        ]
        self._menu.load(shown)
        self._shown = len(shown)
        self._make_room()
        self._queues.load([heading(_("Requests")), *_queues(counts)])

    def _make_room(self) -> None:
        """Set everything close where the menu needs the lines; the queues have what is left."""
        self.set_class(self._shown + AROUND > self.size.height, "-full")


def _register(counts: Counts) -> str:
    """Return how much the register holds."""
    register = counts.register
    return _(
        "In the register: {households} households, {families} families, {persons} persons"
    ).format(
        households=terms.number(register.households),
        families=terms.number(register.families),
        persons=terms.number(register.persons),
    )


def _of(counts: Counts, item: str) -> Mapping[State, int]:
    """Return what an item of the menu counts: checking parts proposals for cards from the rest."""
    if item == "check_card":
        return counts.cards
    if item != "check":
        return counts.queues
    return {state: count - counts.cards.get(state, 0) for state, count in counts.queues.items()}


def _waiting(counts: Mapping[State, int], states: Sequence[State]) -> str:
    """Return what waits in some queues, empty where nothing does."""
    found = [(counts.get(state, 0), state) for state in states]
    return ", ".join(
        f"{terms.number(count)} {terms.state(state)}" for count, state in found if count
    )


def _drawn(counts: Counts, item: str) -> str:
    """Return how many wait that stand in no queue of one state, empty on other items."""
    of = {
        "conflicts": counts.conflicts,
        "verify": counts.to_verify,
        "confirming": counts.to_confirm,
    }
    if of.get(item):
        return terms.number(of[item])
    if item == "ledger" and counts.to_tell:
        return _("{count} decided, citizen not told").format(count=terms.number(counts.to_tell))
    return ""


def _queues(counts: Counts) -> list[TextLine]:
    """Return every queue that is not empty, in the order of a request's life, three a line."""
    found = [
        f"{terms.state(state)} {terms.number(counts.queues[state])}"
        for state in State
        if counts.queues.get(state)
    ]
    if not found:
        return [plain(_("No request was entered yet."))]
    rows = [found[at : at + 3] for at in range(0, len(found), 3)]
    return [plain("".join(own.ljust(26) for own in row)) for row in rows]
