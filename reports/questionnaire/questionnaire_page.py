"""What stands on every page of a questionnaire: whose form it is, which page, and of what."""

from typing import Final

from reportlab.lib.units import mm

from reports.page.faces import Style
from reports.page.frame import FOOT, FOOT_NOTE, PAGE_NUMBER
from reports.page.lettering import Lettering
from reports.page.paper import Area, Paper
from reports.page.pen import Pen
from reports.questionnaire.questionnaire_records import Questionnaire, Reference

TITLE: Final = Lettering(Style.SANS_BOLD, 7.5)
REFERENCE: Final = Lettering(Style.SANS, 7.5)

LEFT_MM, RIGHT_MM, TOP_MM, BOTTOM_MM = 20, 12, 10, 7
"""Margins: narrower than those of a decree, so that a family needs fewer sheets; the left one
holds the binding."""

HEAD_MM: Final = 6
"""Height of the head of each page, with its rule and the room below."""

FOOT_MM: Final = 9
"""Height of the foot of each page."""

_RULE_MM, _LINE_MM, _NOTE_MM = 14, 10.6, 7.6
"""Heights of what stands in the foot, from the lower edge of the sheet."""

_PAGES_MM: Final = 40
"""Width kept at the right for the number of the page."""

BLANK: Final = "." * 34
"""Dots to be filled in by hand."""


def area(paper: Paper) -> Area:
    """Return the part of a sheet that lies between head and foot."""
    return Area(
        left=LEFT_MM * mm,
        bottom=(BOTTOM_MM + FOOT_MM) * mm,
        right=(paper.width_mm - RIGHT_MM) * mm,
        top=(paper.height_mm - TOP_MM - HEAD_MM) * mm,
    )


def reference_text(reference: Reference) -> str:
    """Return a reference in one line, with dots where it is to be filled in."""
    return f"{reference.label}: {reference.value or BLANK}"


def write_head(pen: Pen, paper: Paper, of: Questionnaire) -> None:
    """Write the head of a page; what does not fit there stands whole on the first page."""
    own = area(paper)
    baseline = own.top + (HEAD_MM - 2.6) * mm
    told = "   ".join(map(reference_text, of.references))
    shown = REFERENCE.one_line(told, own.width * 0.6)
    pen.right(own.right, baseline, shown, REFERENCE)
    left = own.width - REFERENCE.width(shown) - 4 * mm
    pen.text(own.left, baseline, TITLE.one_line(of.title, left), TITLE)
    rule = own.top + 2 * mm
    pen.rules([(own.left, rule, own.right, rule)])


def close_page(pen: Pen, paper: Paper, of: Questionnaire, number: int, total: int) -> None:
    """Write the foot and put the page out."""
    own = area(paper)
    pen.rules([(own.left, _RULE_MM * mm, own.right, _RULE_MM * mm)])
    origin = FOOT.one_line(of.origin, own.width - _PAGES_MM * mm)
    pen.text(own.left, _LINE_MM * mm, origin, FOOT)
    page = of.phrases.page.format(page=number, pages=total)
    pen.right(own.right, _LINE_MM * mm, page, PAGE_NUMBER)
    if pen.has_codes:
        pen.text(own.left, _NOTE_MM * mm, of.phrases.codes_note, FOOT_NOTE)
    pen.end_page()
