"""Which rows of a table were met: one bit for each, so that millions of them take little memory."""

from collections.abc import Iterable


class Marks:
    """The numbers that were added."""

    def __init__(self) -> None:
        """Begin with none."""
        self._bits = bytearray()

    def add(self, numbers: Iterable[int]) -> None:
        """Add numbers, none of them negative.

        >>> marks = Marks()
        >>> marks.add([3, 70])
        >>> [number for number in range(100) if number in marks]
        [3, 70]
        """
        for number in numbers:
            place, bit = divmod(number, 8)
            if place >= len(self._bits):
                self._bits.extend(bytes(place + 1 - len(self._bits)))
            self._bits[place] |= 1 << bit

    def __contains__(self, number: int) -> bool:
        """Return whether a number was added."""
        place, bit = divmod(number, 8)
        return place < len(self._bits) and bool(self._bits[place] >> bit & 1)
