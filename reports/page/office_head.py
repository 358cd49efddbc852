"""The head of who signs (kop jabatan): room for the emblem, the title and the province."""

from collections.abc import Iterator
from typing import Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, centred_blocks, space
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.records import Authority
from reports.page.upright import AREA

LINE: Final = Lettering(Style.SERIF_BOLD, 14)

EMBLEM: Final = 20 * mm
"""Room above the head for the emblem of the state, which the program does not draw."""

GAP: Final = 6 * mm


def office_head(authority: Authority) -> Iterator[Block]:
    """Give the head, and the room below it."""
    yield space(EMBLEM)
    for line in (authority.title, authority.province):
        if line:
            yield from centred_blocks(line.upper(), LINE, AREA.width)
    yield space(GAP)
