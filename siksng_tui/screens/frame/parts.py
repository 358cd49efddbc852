"""What several screens do alike: whose part a step is, and how a fingerprint is shown."""

from collections.abc import Collection
from typing import Any, Final

from forms.records import Role
from siksng_tui import messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.widgets.page import TextLine, plain
from siksng_tui.words import N_

FINALISE_ONE: Final = N_("Finalise request {number}? Its answers are locked after that.")
"""Asked before one request is finalised, wherever that is done."""


def is_part_of(screen: Frame[Any], roles: Collection[Role], role: Role) -> bool:
    """Return whether a role is among those of the person; a screen says what is missing."""
    if role in roles:
        return True
    screen.refuse_because(messages.of_code("role-missing", role=role.value))
    return False


def in_two_lines(fingerprint: str) -> list[TextLine]:
    """Return a fingerprint in groups of four, as the paper has it; it fits forty columns."""
    groups = fingerprint.split()
    half = (len(groups) + 1) // 2
    return [plain(" ".join(own)) for own in (groups[:half], groups[half:])]
