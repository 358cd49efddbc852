"""What is typed to sign a paper: the file of the paper, and the file of the key."""

from collections.abc import Mapping
from typing import Final

from siksng_tui.screens.frame.paper import offered
from siksng_tui.screens.frame.sheet import Sheet
from siksng_tui.widgets.formlines import FieldLine
from siksng_tui.words import _

PDF: Final = "pdf"
KEY: Final = "key"
"""Ids of the fields."""


class SignSheet(Sheet):
    """Both files; nothing is read before both are named."""

    def __init__(
        self, pdfs: Mapping[str, int], key_files: Mapping[str, int], typed: Mapping[str, str]
    ) -> None:
        """Begin with what was typed before a lock; lists offer files with their bytes."""
        lines = (
            FieldLine(PDF, _("Printed paper, PDF (F4)"), codes=offered(pdfs)),
            FieldLine(KEY, _("Key file, .p12 (F4)"), codes=offered(key_files)),
        )
        super().__init__(_("What is signed, and with what"), lines, (PDF, KEY), typed)
