"""What was left in a sitting, to be taken back step by step."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from forms.merge import Change

MOST_STEPS: Final = 200
"""Left fields that can be taken back; the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class Step:
    """What can be taken back: where a field was left, and the way back from what it led to."""

    page: str
    field: str
    back: tuple[Change, ...]


class Steps:
    """The fields that were left, the last one first to be taken back."""

    def __init__(self) -> None:
        """Begin with none."""
        self._steps: deque[Step] = deque(maxlen=MOST_STEPS)

    def add(self, step: Step, *, with_it: bool = False) -> None:
        """Keep a step that changed something; `with_it` where it followed from the same field."""
        if not step.back:
            return
        back = step.back
        if with_it and self._steps and self._steps[-1].field == step.field:
            back = (*back, *self._steps.pop().back)
        self._steps.append(Step(step.page, step.field, back))

    def last(self, stands: Callable[[Step], bool]) -> Step | None:
        """Return the last step whose field still stands; those behind it are forgotten."""
        while self._steps and not stands(self._steps[-1]):
            self._steps.pop()
        return self._steps[-1] if self._steps else None

    def forget(self) -> None:
        """Forget the last step: it was taken back."""
        self._steps.pop()
