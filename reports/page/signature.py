"""The block in which somebody signs: who heads a region, or a civil servant of an office."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.units import mm

from reports.page.blocks import Block, space, stacked, text_blocks
from reports.page.lettering import Lettering
from reports.page.nip import shown_nip
from reports.page.records import Authority, Official
from reports.page.words import SIGNED_BLANK

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
    name = authority.signer if authority.nip else authority.signer.upper()
    post, rank, nip = authority.title.upper(), authority.rank, authority.nip
    own = Official(post, name, rank, nip, civil_servant=authority.civil_servant)
    return official_signature(own, before, letterings, width)


def official_signature(
    official: Official,
    before: Sequence[str],
    letterings: tuple[Lettering, Lettering],
    width: float,
) -> Block:
    """Return the block of a civil servant: the post, room, name, rank, NIP; see `signature`."""
    plain, bold = letterings
    return stacked(
        [
            *(block for line in before for block in text_blocks(line, plain, width)),
            *text_blocks(f"{official.post},", plain, width),
            space(SIGNING_MM * mm),
            *text_blocks(official.name or SIGNED_BLANK, bold, width),
            *(block for line in _below_name(official) for block in text_blocks(line, plain, width)),
        ]
    )


def _below_name(official: Official) -> Iterator[str]:
    """Yield rank and NIP; dots for what is not known of a civil servant, who has both."""
    if official.rank:
        yield official.rank
    elif official.civil_servant:
        yield f"Pangkat {SIGNED_BLANK}"
    if official.nip or official.civil_servant:
        yield f"NIP {shown_nip(official.nip) or SIGNED_BLANK}"
