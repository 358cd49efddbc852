"""Home: the menu of the work, and how much of it waits."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from textual.screen import Screen
from textual.widget import Widget

from forms.records import Role, State
from siksng_tui import messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.requests.queues import Counts
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.menu import MenuItem, MenuWidget
from siksng_tui.widgets.page import TextLine, TextLines, heading, plain
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

MENU: Final = (
    ("correction", N_("Correction"), ()),
    ("new", N_("New proposals"), ()),
    ("card", N_("Proposals for KKS/BPNT"), ()),
    ("import", N_("Import"), ()),
    ("drafts", N_("Drafts"), (State.DRAFT,)),
    ("check", N_("Check corrections"), (State.RETURNED,)),
    ("check_card", N_("Check KKS proposals"), (State.RETURNED,)),
    ("triage", N_("Check parcels"), ()),
    ("verify", N_("Verification"), ()),
    ("finalise", N_("Finalisation"), (State.CHECKED,)),
    ("authenticate", N_("Authentication"), (State.FINALISED,)),
    ("rulings", N_("Rulings"), ()),
    ("confirming", N_("Confirm rulings"), ()),
    ("recap", N_("Summary"), ()),
    ("sets", N_("Decree sets"), (State.AUTHENTICATED, State.SEALED)),
    ("exchange", N_("Send/receive"), (State.COVERED,)),
    ("ledger", N_("Ledger"), ()),
    ("bundles", N_("Stacks of forms"), ()),
    ("worklog", N_("Work log"), ()),
    ("register_check", N_("Check the register"), ()),
    ("office", N_("Office"), ()),
    ("conflicts", N_("Conflicts"), ()),
    ("dukcapil", N_("Dukcapil"), ()),
    ("duplicates", N_("Duplicates"), ()),
    ("lists", N_("Lists of others"), ()),
    ("programmes", N_("Who receives what"), ()),
    ("welfare", N_("PPKS and PSKS"), ()),
)
"""Every item in its order: id, words, and the queues whose requests it takes further."""

PARTS: Final[Mapping[str, Role]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("new", "card", "drafts", "rulings", "conflicts", "duplicates"), Role.OPERATOR
        ),
        "confirming": Role.AUTHENTICATOR,
    }
)
"""Items that are one role's part. They keep their place for everybody, so that no digit moves."""

AROUND: Final = 9
"""Lines of a screen that are no item, where the register and the queues stand apart."""

CLOSE: Final = 11
"""The same with every queue listed and one blank line."""

ROOMY: Final = 13
"""The same with every queue listed and blank lines between the parts."""

Entries = Mapping[str, Callable[[], Screen[Any]]]
"""Id of an item to what it opens, which returns a sentence or nothing; an item without is another
role's part, or is not shown."""


class HomeScreen(Frame[None]):
    """The menu; a digit opens an item at once."""

    TITLE = N_("Main menu")
    PAGE = "home"
    KEYS = ("everywhere.help", "menu.choose", "everywhere.lock", "everywhere.back")
    CSS_PATH = "../../styles/home.tcss"
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
        self._items = [own for own in MENU if own[0] in entries or own[0] in PARTS]
        self._register = TextLines(id="register")
        self._menu = MenuWidget(self._noted({}), columns=2)
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
        """Open an item, or say whose part it is."""
        self.notice("")
        screen = self._entries.get(message.item_id)
        if screen is None:
            self.refuse_because(messages.of_code("role-missing", role=PARTS[message.item_id].value))
        else:
            self.app.push_screen(screen(), self._came_back)

    def on_key(self) -> None:
        """Take a refusal off the screen with the next key."""
        if self.refused:
            self.notice("")

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
        self._menu.load(self._noted(_waiting(counts)))
        self._make_room()
        self._queues.load([heading(_("Requests")), *_queues(counts)])

    def _noted(self, waiting: Mapping[str, int]) -> list[MenuItem]:
        """Return the items, each with how much waits there, or that others do it."""
        return [
            MenuItem(id_, _(label), self._note(id_, waiting.get(id_, 0)))
            for id_, label, __ in self._items
        ]

    def _note(self, item: str, count: int) -> str:
        """Return what stands at the right of an item."""
        if item not in self._entries:
            return _("others")
        return terms.number(count) if count else ""

    def _make_room(self) -> None:
        """Give the menu all the lines where it needs them, or those that are blank."""
        rows = self._menu.rows(self.size.width - 1)
        self.set_class(rows + AROUND > self.size.height, "-full")
        self.set_class(rows + CLOSE > self.size.height, "-close")
        self.set_class(rows + ROOMY > self.size.height, "-tight")


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


def _waiting(counts: Counts) -> Mapping[str, int]:
    """Return how many wait at each item: what this office takes further there."""
    of = {"check": _data(counts), "check_card": counts.cards}
    waiting = {
        item: sum(of.get(item, counts.work).get(state, 0) for state in states)
        for item, __, states in MENU
    }
    return waiting | {
        "conflicts": counts.conflicts,
        "duplicates": counts.duplicates,
        "verify": counts.to_verify,
        "triage": counts.to_judge,
        "confirming": counts.to_confirm,
        "ledger": counts.to_tell,
    }


def _data(counts: Counts) -> Mapping[State, int]:
    """Return what is no proposal for a card: checking parts these from the rest."""
    return {state: count - counts.cards.get(state, 0) for state, count in counts.work.items()}


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
