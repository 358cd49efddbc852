"""Signing the printed paper of a set: which PDF, whose key file, and what opens it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from siksng_tui import keys, messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.sets.sign_sheet import KEY, PDF, SignSheet
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.form import FormWidget
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
    """

    number: str
    pdfs: Mapping[str, int]
    key_files: Mapping[str, int]
    sign: Callable[[str, str, str], Path]


class SignScreen(Frame[str]):
    """Signs a paper; it returns what the screen below says."""

    TITLE = N_("Sign electronically")
    PAGE = "sign"
    KEYS = (
        "form.file",
        "form.next",
        "form.codes",
        "form.previous",
        "everywhere.help",
        "everywhere.back",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.file")]

    def __init__(self, heading: Heading, work: SignWork) -> None:
        """Sign a paper of a set."""
        super().__init__(heading)
        self._sign_work = work
        self._sheet = SignSheet(work.pdfs, work.key_files)
        self._form = FormWidget(self._sheet.lines(), self._sheet, advance=False)

    def body(self) -> Sequence[Widget]:
        """Return which set it is, and the form."""
        title = strong(_("Set {number}").format(number=self._sign_work.number))
        said = plain(_("Only a PDF that this program printed for this set is signed."))
        return (TextLines([title, said]), self._form)

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 and F4 do here."""
        return {"form.file": _("Sign"), "form.codes": _("Files")}

    def on_mount(self) -> None:
        """Begin to type."""
        self._form.focus()

    def on_form_widget_finished(self) -> None:
        """Go on as F10 does."""
        self.action_file()

    def action_file(self) -> None:
        """Ask for the passphrase of the key; where a file is missing, go there."""
        if not self._form.leave():
            return
        missing = self._sheet.missing()
        if missing:
            self._form.go_to_field(missing)
            self.refuse_because(messages.of_code("sign-incomplete"))
            return
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
        typed = (self._sheet.typed(PDF), self._sheet.typed(KEY), passphrase)
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
            self._form.go_to_field(error.field)
