"""What is typed to sign a paper: the file of the paper, and the file of the key."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from siksng_tui.screens.frame.paper import offered
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left
from siksng_tui.words import _

PDF: Final = "pdf"
KEY: Final = "key"
"""Ids of the fields."""


class SignSheet:
    """Both files; nothing is read before both are named."""

    def __init__(self, pdfs: Mapping[str, int], key_files: Mapping[str, int]) -> None:
        """Begin with nothing; lists offer files with their bytes."""
        self._lines = {
            own.id: own
            for own in (
                FieldLine(PDF, _("Printed paper, PDF (F4)"), codes=offered(pdfs)),
                FieldLine(KEY, _("Key file, .p12 (F4)"), codes=offered(key_files)),
            )
        }

    def lines(self) -> list[FormLine]:
        """Return the lines of the form."""
        return [HeadingLine(_("What is signed, and with what")), *self._lines.values()]

    def leave(self, field_id: str, text: str) -> Left:
        """Keep the name of a file."""
        self._lines[field_id] = replace(self._lines[field_id], value=text.strip())
        return Left(accepted=True, lines=[self._lines[field_id]])

    def ditto(self, field_id: str) -> str:  # noqa: ARG002 - the protocol's
        """Return nothing: no paper is like the one before."""
        return ""

    def missing(self) -> str:
        """Return the id of the first field that is empty; empty where none is."""
        return next((own.id for own in self._lines.values() if not own.value), "")

    def typed(self, field_id: str) -> str:
        """Return what was typed in a field."""
        return self._lines[field_id].value
