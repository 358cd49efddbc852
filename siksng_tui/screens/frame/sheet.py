"""A sheet: a few lines that are typed and kept as a whole, not one by one as a record is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from forms.errors import SiksngError
from siksng_tui import messages
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left


class Sheet:
    """What was typed so far; nothing is stored before all of it is there."""

    def __init__(
        self,
        title: str,
        lines: Iterable[FieldLine],
        due: Collection[str],
        typed: Mapping[str, str],
    ) -> None:
        """Begin with what is known.

        Args:
            title: stands above the lines.
            lines: with what is known before anything is typed.
            due: ids of the lines that may not stay empty.
            typed: texts that were typed before a lock, by the ids of their lines.
        """
        self._title = title
        self._lines = {own.id: own for own in lines}
        self._before = dict(self._lines)
        self._due = due
        for field_id in typed.keys() & self._lines.keys():
            self.leave(field_id, typed[field_id])

    def read(self, field_id: str, text: str) -> str:  # noqa: ARG002 - for sheets that look closer
        """Return a text that is not empty as the sheet shows it.

        Raises:
            SiksngError: it cannot stand there.
        """
        return text

    def lines(self) -> list[FormLine]:
        """Return the lines of the form."""
        return [HeadingLine(self._title), *self._lines.values()]

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text if it can stand on the sheet."""
        try:
            value = self.read(field_id, text.strip()) if text.strip() else ""
        except SiksngError as error:
            label = self._lines[field_id].label
            return Left(accepted=False, message=messages.sentence(error, variable=label))
        self._lines[field_id] = replace(self._lines[field_id], value=value)
        return Left(accepted=True, lines=[self._lines[field_id]])

    def ditto(self, field_id: str) -> str:  # noqa: ARG002 - the protocol's
        """Return nothing: no sheet is like the one before."""
        return ""

    def typed(self, field_id: str) -> str:
        """Return what stands on a line, empty where nothing does."""
        return self._lines[field_id].value

    @property
    def missing(self) -> str:
        """Return the id of the first empty line that is due; empty where none is."""
        due = (own for own in self._lines.values() if own.id in self._due)
        return next((own.id for own in due if not own.value), "")

    @property
    def begun(self) -> Mapping[str, str]:
        """Return what is not as it was at the beginning, by line; empty where nothing is."""
        return {
            field_id: own.value
            for field_id, own in self._lines.items()
            if own != self._before[field_id]
        }
