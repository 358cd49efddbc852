"""Signing the printed paper of a set: which PDF, whose key file, and what opens it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.sheet_screen import SheetScreen
from siksng_tui.screens.sets.sign_sheet import KEY, PDF, SignSheet
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.prompt import SecretPrompt
from siksng_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class SignWork:
    """What can be done here.

    Args:
        number: of the set.
        pdfs: names and bytes of files that may be its printed paper, for a list.
        key_files: names and bytes of files that may hold a key, for a list.
        sign: signs a PDF with a key and what opens it, and gives where it was written; in a thread.
        left_open: how what was typed waits behind the lock.
    """

    number: str
    pdfs: Mapping[str, int]
    key_files: Mapping[str, int]
    sign: Callable[[str, str, str], Path]
    left_open: LeftOpen


class SignScreen(SheetScreen[str, SignSheet]):
    """Signs a paper; it returns what the screen below says."""

    TITLE = N_("Sign electronically")
    PAGE = "sign"
    INCOMPLETE = "sign-incomplete"

    def __init__(self, heading: Heading, work: SignWork) -> None:
        """Sign a paper of a set."""
        sheet = SignSheet(work.pdfs, work.key_files, work.left_open.take())
        super().__init__(heading, sheet, work.left_open)
        self._sign_work = work

    def body(self) -> Sequence[Widget]:
        """Return which set it is, and the form."""
        title = strong(_("Set {number}").format(number=self._sign_work.number))
        said = plain(_("Only a PDF that this program printed for this set is signed."))
        return (TextLines([title, said]), self.form)

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 and F4 do here."""
        return {"form.file": _("Sign"), "form.codes": _("Files")}

    def take(self) -> None:
        """Ask for the passphrase of the key."""
        prompt = SecretPrompt(
            _("Passphrase of the key:"),
            explanation=_("It opens the key file for this signature, and is not kept."),
        )
        self.app.push_screen(prompt, self._opened)

    def _opened(self, passphrase: str | None) -> None:
        """Sign, once it was said what opens the key."""
        if passphrase is None:
            return
        self.notice(_("The paper is being signed..."))
        typed = (self.sheet.typed(PDF), self.sheet.typed(KEY), passphrase)
        sign = partial(self._sign_work.sign, *typed)
        self.in_background(sign, self._signed, otherwise=self._refused, group="sign")

    def _signed(self, path: Path) -> None:
        """Leave, and say where the signed PDF is and what is next."""
        said = _("Signed: {path}. F10 takes it as the paper of the set.")
        self.dismiss(said.format(path=path))

    def _refused(self, error: SiksngError) -> None:
        """Say why; the file that is meant is named anew."""
        self.refuse(error)
        if error.field in (PDF, KEY):
            self.form.go_to_field(error.field)
