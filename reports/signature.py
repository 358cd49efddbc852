"""The block in which the authority signs, at the right of a page."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm

from reports.blocks import Block, space, stacked, text_blocks
from reports.lettering import Lettering
from reports.records import Authority
from reports.words import SIGNED_BLANK

SIGNING_MM: Final = 22
"""Room for the signature and the round stamp, which is 40 mm wide."""


def signature(
    authority: Authority,
    before: Sequence[str],
    letterings: tuple[Lettering, Lettering],
    width: float,
) -> Block:
    """Return the block: lines such as place and date, the title, room, and the name.

    Args:
        authority: who signs.
        before: the lines above the title.
        letterings: of the name, in bold, and before it of everything else.
        width: of the block, in points.
    """
    plain, bold = letterings
    name = authority.signer.upper() or SIGNED_BLANK
    return stacked(
        [
            *(block for line in before for block in text_blocks(line, plain, width)),
            *text_blocks(f"{authority.title.upper()},", plain, width),
            space(SIGNING_MM * mm),
            *text_blocks(name, bold, width),
        ]
    )
