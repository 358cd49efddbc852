"""The way back through the pages of a request: which were left, and where one stood on them."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turned:
    """A page that was left: its key, the field one stood on, and those visited before it."""

    page: str
    field: str
    trail: tuple[str, ...]


class Way:
    """The pages that were left, the newest last."""

    def __init__(self) -> None:
        """Begin at a page that nobody came to from another."""
        self._left: list[Turned] = []

    def leave(self, page: Turned) -> None:
        """Remember a page that is being left."""
        self._left.append(page)

    def back(self, known: Collection[str], here: str) -> Turned | None:
        """Return the page from which one came to this one, None where there is none any more.

        Args:
            known: the keys of the pages that there are.
            here: the key of the page one is on.
        """
        while self._left:
            left = self._left.pop()
            if left.page in known and left.page != here:
                return left
        return None
