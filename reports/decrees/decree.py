"""The draft of the mayor's decree (Keputusan Wali Kota), with its annex.

The order of its parts is that of such decrees (DOMAIN 3.3); no decree on these data is known. The
legal section gives the number, and writes "Salinan sesuai dengan aslinya" on copies itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from reports.annex.facts import complete
from reports.annex.tally import Tally
from reports.decrees.bound_paper import Document
from reports.page.blocks import Block, beside, centred_blocks, hanging_blocks, space, text_blocks
from reports.page.faces import Style
from reports.page.lettering import Lettering
from reports.page.numerals import in_words
from reports.page.office_head import office_head
from reports.page.records import DecreeTexts, SetPaper
from reports.page.signature import signature
from reports.page.upright import AREA
from reports.page.words import SIGNED_BLANK, ended

BODY: Final = Lettering(Style.SERIF, 12)
BODY_BOLD: Final = Lettering(Style.SERIF_BOLD, 12)
"""Bookman Old Style 12 is what decrees are written in (Permendagri 53/2011)."""

COLON_AT: Final = 29 * mm
TEXT_AT: Final = 32 * mm
ITEM_AT: Final = 40 * mm
"""Where the colon, the letter of an item, and its text stand, from the left margin."""

SIGNATURE_AT: Final = 75 * mm
GAP: Final = 4 * mm

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def decree(texts: DecreeTexts) -> Document:
    """Return the paper, which is written by `bound_papers`."""
    return Document("Keputusan", partial(_front, texts))


def ordinal(number: int) -> str:
    """Return the word that begins a decision of a decree.

    >>> ordinal(1), ordinal(12)
    ('KESATU', 'KEDUA BELAS')
    """
    return f"ke{in_words(number)}".upper()


def item_letter(number: int) -> str:
    """Return the letter of an item, counted from one; the alphabet begins again doubled.

    >>> item_letter(1), item_letter(28)
    ('a', 'bb')
    """
    times, at = divmod(number - 1, len(LETTERS))
    return LETTERS[at] * (times + 1)


def _front(texts: DecreeTexts, sheet: SetPaper, tally: Tally) -> Iterator[Block]:
    """Give the blocks before the annex in their order."""
    yield from office_head(sheet.authority)
    yield from _title(sheet)
    considering = [complete(text, sheet, tally) for text in texts.considering]
    yield from _items("Menimbang", map(item_letter, _numbers(considering)), considering, ".")
    yield space(GAP)
    basis = sheet.wording.basis
    yield from _items("Mengingat", map(str, _numbers(basis)), basis, ".")
    yield space(GAP)
    yield from _kept(centred_blocks("MEMUTUSKAN:", BODY, AREA.width))
    yield replace(space(GAP), keep=True)
    named = sheet.name.removesuffix(f" {sheet.authority.place}")
    subject = f"{named} tentang {sheet.wording.subject}".upper()
    yield from _labelled("Menetapkan", f"{subject}.")
    decided = [complete(text, sheet, tally) for text in texts.decided]
    yield from _decided(decided)
    yield from _signed(sheet)
    yield from _copies([complete(text, sheet, tally) for text in texts.copies])


def _title(sheet: SetPaper) -> Iterator[Block]:
    """Give how the decree is called, and who decides."""
    number = sheet.signed.number or SIGNED_BLANK
    for text in (sheet.name.upper(), f"NOMOR {number}", "TENTANG", sheet.wording.subject.upper()):
        yield from centred_blocks(text, BODY, AREA.width)
        yield space(GAP / 2)
    yield space(GAP / 2)
    yield from centred_blocks(f"{sheet.authority.title.upper()},", BODY, AREA.width)
    yield space(GAP)


def _items(label: str, marks: Iterable[str], texts: Sequence[str], dot: str) -> Iterator[Block]:
    """Give items below each other beside a label; each ends with a semicolon."""
    before: tuple[tuple[float, str], ...] = ((0, label), (COLON_AT, ":"))
    for mark, text in zip(marks, texts, strict=True):
        own = (*before, (TEXT_AT, f"{mark}{dot}"))
        yield from hanging_blocks(own, ended(text, ";"), BODY, AREA.width, ITEM_AT)
        before = ()


def _decided(decided: Sequence[str]) -> Iterator[Block]:
    """Give what is decided, the last of it held together with the signature."""
    for number, text in enumerate(decided, start=1):
        yield space(GAP / 2)
        blocks = _labelled(ordinal(number), text)
        yield from _kept(blocks) if number == len(decided) else blocks


def _labelled(label: str, text: str) -> list[Block]:
    """Return a paragraph beside a label; one that is too wide stands above it."""
    if BODY.width(label) < COLON_AT:
        return hanging_blocks(((0, label), (COLON_AT, ":")), text, BODY, AREA.width, TEXT_AT)
    above = text_blocks(f"{label} :", BODY, AREA.width, keep=True)
    return [*above, *text_blocks(text, BODY, AREA.width, TEXT_AT)]


def _signed(sheet: SetPaper) -> Iterator[Block]:
    """Give place, date and signature."""
    yield replace(space(2 * GAP), keep=True)
    signed = sheet.signed.date or SIGNED_BLANK
    before = (f"Ditetapkan di {sheet.authority.place}", f"pada tanggal {signed}")
    block = signature(sheet.authority, before, (BODY, BODY_BOLD), AREA.width - SIGNATURE_AT)
    yield beside(space(0), block, SIGNATURE_AT)


def _copies(copies: Sequence[str]) -> Iterator[Block]:
    """Give to whom copies go."""
    if not copies:
        return
    yield space(GAP)
    yield from text_blocks("Tembusan:", BODY, AREA.width, keep=True)
    for number, copy in enumerate(copies, start=1):
        yield from hanging_blocks([(0, f"{number}.")], copy, BODY, AREA.width, 8 * mm)


def _kept(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks that stay with what follows."""
    return (replace(block, keep=True) for block in blocks)


def _numbers(texts: Sequence[str]) -> range:
    """Return a number for each text, from one."""
    return range(1, len(texts) + 1)
