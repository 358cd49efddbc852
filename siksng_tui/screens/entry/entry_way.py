"""The way through the pages of a request: back leads along it."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turned:
    """A page that was left: its key, the field one stood on, and those visited before it."""

    page: str
    field: str = ""
    trail: tuple[str, ...] = ()


class Way:
    """The pages that were left, the last one last."""

    def __init__(self) -> None:
        """Begin on the first page."""
        self._left: list[Turned] = []

    def add(self, left: Turned) -> None:
        """Remember a page that is left."""
        self._left.append(left)

    def back(self, known: Collection[str], here: str) -> Turned | None:
        """Return the page left last that is still known and not this one; None for none."""
        while self._left:
            left = self._left.pop()
            if left.page in known and left.page != here:
                return left
        return None

    def back_to(self, page: str) -> Turned:
        """Return how a page was left last, and forget what came then; its beginning if never.

        >>> way = Way()
        >>> for page in ("a", "b", "a"):
        ...     way.add(Turned(page, f"{page}1"))
        >>> way.back_to("b"), way.back_to("c")
        (Turned(page='b', field='b1', trail=()), Turned(page='c', field='', trail=()))
        >>> way.back({"a"}, "b")
        Turned(page='a', field='a1', trail=())
        """
        at = max((at for at, own in enumerate(self._left) if own.page == page), default=-1)
        if at < 0:
            return Turned(page)
        left = self._left[at]
        del self._left[at:]
        return left
