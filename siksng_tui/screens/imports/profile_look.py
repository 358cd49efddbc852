"""What a profile says of the columns of a file: of this office's own, or one to be taken over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys, words
from siksng_tui.intake.aims import aim_of
from siksng_tui.intake.fields import Field
from siksng_tui.intake.profile import Column as FileColumn
from siksng_tui.intake.profile import Profile
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.wording import field_words, terms
from siksng_tui.words import N_, _

COLUMNS: Final = ((N_("Name in the file"), 36), (N_("Is taken as"), 0))
"""Title and width of each column."""


@dataclass(frozen=True, slots=True)
class ProfileWork:
    """A profile, and what can be done with it.

    Args:
        profile: what is shown.
        take: keeps it in this office; in a thread. None where it is kept already.
    """

    profile: Profile
    take: Callable[[], None] | None = None


class ProfileLookScreen(Frame[str]):
    """One row a column."""

    TITLE = N_("Profile of columns")
    PAGE = "profile_look"
    KEYS = ("list.file", "everywhere.back", "everywhere.help", "list.page_down")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.file")]

    def __init__(self, heading: Heading, work: ProfileWork) -> None:
        """Show what a profile says."""
        super().__init__(heading)
        self._profile_work = work
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, len(work.profile.columns))

    def body(self) -> Sequence[Widget]:
        """Return what the profile is for and where it is from, and its columns."""
        own = self._profile_work.profile
        about = _("{name}: {what}, {count} columns.").format(
            name=own.title(words.language()),
            what=field_words.aim(aim_of(own)),
            count=terms.number(len(own.columns)),
        )
        origin = _("From: {source}").format(source=own.source)
        return (TextLines([strong(about), plain(origin)]), self._list)

    def on_mount(self) -> None:
        """Begin at the first column."""
        self._list.focus()
        self.notice(self.hint())

    def hint(self) -> str:
        """Return what the keys do here."""
        if self._profile_work.take is None:
            return _("Files with these columns are known here.")
        return _("Nothing is stored yet. F10 takes it over: such files are known then.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys; F10 only where the profile is not kept yet."""
        kept = self._profile_work.take is None
        return [own for own in super().keys_now() if not (kept and own == "list.file")]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 does here."""
        return {"list.file": _("Take over")}

    def action_file(self) -> None:
        """Keep the profile, and leave with what was done."""
        take = self._profile_work.take
        if take is not None:
            self.in_background(take, lambda _none: self._taken(), group="take")

    def _taken(self) -> None:
        """Leave, and say that files of this layout are known."""
        name = self._profile_work.profile.title(words.language())
        self.dismiss(_("{name} is taken over: files with its columns are known.").format(name=name))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        columns = self._profile_work.profile.columns[first : first + limit]
        return [
            Row(str(first + at), (own.name.replace("\n", " "), self._label(own)))
            for at, own in enumerate(columns)
        ]

    def _label(self, column: FileColumn) -> str:
        """Return what a column is taken as."""
        questions = self._profile_work.profile.instrument
        return field_words.label(questions, Field(column.kind, column.holds)) or "-"
