"""What stands on every page: the mark of a draft, and the foot that binds the page to the set."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.marks import write_marks
from reports.page.numerals import grouped
from reports.page.paper import LEFT_MM, RIGHT_MM, Paper
from reports.page.pen import Pen
from reports.page.qr import define_qr, place_qr
from reports.page.records import Imprint, Seal
from reports.page.words import CODES_NOTE, DRAFT, PRACTICE, PRACTICE_NOTE, print_number

FOOT: Final = Lettering(Style.SANS, 7)
FOOT_NOTE: Final = Lettering(Style.SERIF_ITALIC, 7)
PAGE_NUMBER: Final = Lettering(Style.SANS_BOLD, 7.5)

FINGERPRINT_GROUPS: Final = 6
"""Groups of four characters at the foot of a page; the sheet itself has all sixteen."""

AUDIT_DIGITS: Final = 12
"""Characters of the audit chain's head at the foot of a page."""

_PAGES_MM: Final = 45
"""Width kept at the right for the number of the page and the QR code."""

_RULE_MM, _LINES_MM, _QR_MM, _QR_SIDE_MM = 21, (17.2, 13.8, 10.4), 8.5, 12
"""Heights above the edge of the paper, which printers leave white up to 8 mm."""


def shown_code(code: str) -> str:
    """Return a set code as it is printed, in two groups.

    >>> shown_code("4F7K29QWXZ")
    '4F7K2-9QWXZ'
    """
    return f"{code[:5]}-{code[5:]}"


def shown_fingerprint(fingerprint: str, groups: int = 16) -> str:
    """Return the first groups of four of a fingerprint in upper case.

    >>> shown_fingerprint("0a1b2c3d" * 8, 2)
    '0A1B 2C3D'
    """
    digits = fingerprint.upper()
    return " ".join(digits[start : start + 4] for start in range(0, 4 * groups, 4))


@dataclass(frozen=True, slots=True)
class Binding:
    """What the foot of each page says: the set, its seal if it has one, and this print."""

    set_number: str
    seal: Seal | None
    imprint: Imprint
    practice: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """Return what is written across every page, under everything else."""
        draft = (DRAFT,) if self.seal is None else ()
        return (*draft, PRACTICE) if self.practice else draft

    @property
    def note(self) -> str:
        """Return what the last line of the foot says of every page."""
        return PRACTICE_NOTE if self.practice else ""

    def lines(self) -> tuple[str, str]:
        """Return the two lines of the foot."""
        imprint = self.imprint
        first = f"{PRACTICE}   " if self.practice else ""
        first += f"Set {self.set_number}   {print_number(imprint.number).capitalize()}"
        if self.seal is None:
            first += f"   {DRAFT}: belum disegel"
        else:
            first += f"   Kode set {shown_code(self.seal.code)}"
        second = f"Jejak audit {grouped(imprint.audit_count)}/{imprint.audit_hash[:AUDIT_DIGITS]}"
        if self.seal is not None:
            groups = shown_fingerprint(self.seal.fingerprint, FINGERPRINT_GROUPS)
            second = f"Sidik jari {groups} ...   {second}"
        return first, second


class Frame:
    """Opens and closes the pages of one paper."""

    def __init__(self, pen: Pen, binding: Binding, total: int) -> None:
        """Make ready for so many pages; nothing was drawn yet."""
        self._pen = pen
        self._binding = binding
        self._total = total
        self._number = 0
        if binding.seal is not None:
            define_qr(pen.canvas, binding.seal.fingerprint.upper())

    def begin(self, paper: Paper) -> None:
        """Start a page."""
        self._number += 1
        self._pen.begin_page(paper.size)
        write_marks(self._pen, paper, self._binding.marks)

    def end(self, paper: Paper) -> None:
        """Write the foot and put the page out."""
        pen, right = self._pen, (paper.width_mm - RIGHT_MM) * mm
        pen.rules([(LEFT_MM * mm, _RULE_MM * mm, right, _RULE_MM * mm)])
        for line, height in zip(self._binding.lines(), _LINES_MM, strict=False):
            shown = FOOT.one_line(line, right - (LEFT_MM + _PAGES_MM) * mm)
            pen.text(LEFT_MM * mm, height * mm, shown, FOOT)
        notes = (self._binding.note, CODES_NOTE if pen.has_codes else "")
        pen.text(LEFT_MM * mm, _LINES_MM[2] * mm, ". ".join(filter(None, notes)), FOOT_NOTE)
        if self._binding.seal is not None:
            right -= _QR_SIDE_MM * mm
            place_qr(pen.canvas, right, _QR_MM * mm, _QR_SIDE_MM * mm)
            right -= 2 * mm
        pages = f"Halaman {grouped(self._number)} dari {grouped(self._total)}"
        pen.right(right, _LINES_MM[0] * mm, pages, PAGE_NUMBER)
        pen.end_page()
