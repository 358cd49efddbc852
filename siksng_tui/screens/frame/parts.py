"""What several screens do alike: whose part a step is, a paper, a fingerprint, leaving a form."""

from collections.abc import Collection, Mapping
from typing import Any, Final, Protocol

from forms.records import Role
from siksng_tui import messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.paper import Paper
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.page import TextLine, plain
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import N_, _

FINALISE_ONE: Final = N_("Finalise request {number}? Its answers are locked after that.")
"""Asked before one request is finalised, wherever that is done."""


class Begun(Protocol):
    """A sheet that is kept only as a whole."""

    @property
    def begun(self) -> Mapping[str, str]:
        """Return what was typed on it, by field; empty where nothing was."""


def is_part_of(screen: Frame[Any], roles: Collection[Role], role: Role) -> bool:
    """Return whether a role is among those of the person; a screen says what is missing."""
    if role in roles:
        return True
    screen.refuse_because(messages.of_code("role-missing", role=role.value))
    return False


def is_complete(screen: Frame[Any], form: FormWidget, paper: Paper) -> bool:
    """Return whether a paper is typed; a screen goes to what is missing, and says so."""
    if not form.leave():
        return False
    missing = paper.missing()
    if missing:
        form.go_to_field(missing)
        screen.refuse_because(messages.of_code("cover-incomplete"))
    return not missing


def keep_typed(form: FormWidget, sheet: Begun, left_open: LeftOpen) -> None:
    """Keep what was typed on a sheet, where anything was, for after the lock."""
    form.leave()
    if sheet.begun:
        left_open.keep(sheet.begun)


def leave_form(screen: Frame[Any], *, typed: bool) -> None:
    """Leave a form that is kept only as a whole; where something was typed, after a question."""
    if not typed:
        screen.dismiss(None)
        return

    def answered(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        if agreed:
            screen.dismiss(None)

    question = Question(_("What was typed here is not kept. Leave all the same?"))
    screen.app.push_screen(question, answered)


def in_two_lines(fingerprint: str) -> list[TextLine]:
    """Return a fingerprint in groups of four, as the paper has it; it fits forty columns."""
    groups = fingerprint.split()
    half = (len(groups) + 1) // 2
    return [plain(" ".join(own)) for own in (groups[:half], groups[half:])]
