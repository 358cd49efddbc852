"""Profiles of columns: the layouts of files that this office mapped, or took over from another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys, messages, words
from siksng_tui.intake.aims import aim_of
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.services.incoming_files.own_profiles import OwnProfile, UnreadableProfile
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.wording import field_words, terms
from siksng_tui.wording.days import show_day
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Name"), 0),
    (N_("What it is"), 32),
    (N_("Columns"), 7),
    (N_("Since"), 10),
)
"""Title and width of each column; the longest kind of file is seen whole."""


Kept = OwnProfile | UnreadableProfile
"""A profile, or one that this version cannot read."""


@dataclass(frozen=True, slots=True)
class ProfilesWork:
    """What can be done with profiles.

    Args:
        read: gives the profiles of the office's own, with those that cannot be read; in a thread.
        open: gives the screen of what a profile says.
        where: gives the folder that is offered.
        write: writes a profile into a folder or file, by its id; in a thread.
        remove: forgets a profile by its id; in a thread.
    """

    read: Callable[[], Sequence[Kept]]
    open: Callable[[OwnProfile], Screen[str]]
    where: Callable[[], Path]
    write: Callable[[str, str], Path]
    remove: Callable[[str], None]


class ProfilesScreen(ListScreen[Sequence[Kept]]):
    """The profiles, in the order of their ids."""

    TITLE = N_("Profiles of columns")
    PAGE = "profiles"
    KEYS = (
        "list.open",
        "list.print",
        "list.remove",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.print", "list.remove")]

    def __init__(self, heading: Heading, work: ProfilesWork) -> None:
        """Show the profiles."""
        columns = [Column(_(title), width, right=title == "Columns") for title, width in COLUMNS]
        empty = _("This office has no profile of its own. Looking at a file that nobody knows makes"
                  " one; looking at a .toml of another office takes one over.")  # fmt: skip
        super().__init__(heading, ListWidget(columns, self._rows, 0, empty=empty), work.read)
        self._profiles_work = work
        self._profiles: Sequence[Kept] = ()

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def keys_now(self) -> Sequence[str]:
        """Return the keys; those that do something with a profile only where it can be done."""
        idle: tuple[str, ...] = () if self._read_here else ("list.open", "list.print")
        if self._here is None:
            idle = (*idle, "list.remove")
        return [own for own in super().keys_now() if own not in idle]

    def labels_now(self) -> dict[str, str]:
        """Return what Ctrl+P does here."""
        return {"list.print": _("Write")}

    def hint(self) -> str:
        """Return what does not stand in the columns: from where, by whom, or why it is not read."""
        own = self._here
        if own is None:
            return ""
        if isinstance(own, UnreadableProfile):
            return messages.sentence(own.error)
        said = _("{source}; kept by {account}. Its file: {profile}.toml.")
        return said.format(
            source=own.profile.source, account=own.by.account, profile=own.profile.id
        )

    def on_screen_resume(self) -> None:
        """Read the profiles."""
        self.action_refresh()

    def on_list_widget_moved(self) -> None:
        """Say more of the profile under the cursor, or what was just done; offer its keys."""
        self.show_keys()
        self.say_hint()

    def on_list_widget_chosen(self) -> None:
        """Open what the profile under the cursor says."""
        if own := self._read_here:
            self.app.push_screen(self._profiles_work.open(own))

    def action_print(self) -> None:
        """Ask where to, and write the profile under the cursor."""
        own = self._read_here
        if own is None:
            return
        explanation = _("Folder or file for the other office; a name that is taken gets a number.")
        window = Prompt(_("Write to:"), str(self._profiles_work.where()), explanation=explanation)
        self.app.push_screen(window, partial(self._write, own.profile.id))

    def action_remove(self) -> None:
        """Forget the profile under the cursor, after a question."""
        own = self._here
        if own is None:
            return
        said = _(
            "Remove {name}? Files with its columns are not known then; what was imported stays."
        )
        profile_id, name = _called(own)
        self.app.push_screen(Question(said.format(name=name)), partial(self._remove, profile_id))

    def show(self, read: Sequence[Kept]) -> None:
        """Show the profiles."""
        self._profiles = read
        self.reload(len(read))

    @property
    def _here(self) -> Kept | None:
        """Return the profile under the cursor; None where there is none."""
        return self._profiles[self._list.at] if self._profiles else None

    @property
    def _read_here(self) -> OwnProfile | None:
        """Return the profile under the cursor; None where there is none, or it is not read."""
        own = self._here
        return own if isinstance(own, OwnProfile) else None

    def _write(self, profile_id: str, said: str | None) -> None:
        """Write a profile."""
        if said is None or not said.strip():
            return
        written = _("Written: {path}")
        self.in_background(
            partial(self._profiles_work.write, profile_id, said.strip()),
            lambda path: self.tell(written.format(path=path)),
            group="write",
        )

    def _remove(self, profile_id: str, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Forget a profile if that is wanted."""
        if wanted:
            work = partial(self._profiles_work.remove, profile_id)
            self.in_background(work, lambda _none: self._removed(), group="remove")

    def _removed(self) -> None:
        """Say that a profile was forgotten."""
        self.tell(_("Removed."))
        self.action_refresh()

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._profiles[first : first + limit]]


def _called(own: Kept) -> tuple[str, str]:
    """Return id and name of a profile; the name of one that cannot be read is its id."""
    if isinstance(own, UnreadableProfile):
        return own.id, own.id
    return own.profile.id, own.profile.title(words.language())


def _row(own: Kept) -> Row:
    """Return a profile as a row."""
    profile_id, name = _called(own)
    what, columns = _("cannot be read"), "-"
    if isinstance(own, OwnProfile):
        what = field_words.aim(aim_of(own.profile))
        columns = terms.number(len(own.profile.columns))
    since = show_day(own.by.time.astimezone().date())
    return Row(profile_id, (name, what, columns, since))
