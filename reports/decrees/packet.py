"""The mayor's packet (Berkas Keputusan): every paper of a set in one file, the annex once."""

from dataclasses import dataclass, replace
from typing import Final

from reports.decrees.approval_sheet import APPROVAL_SHEET
from reports.decrees.bound_paper import Document
from reports.decrees.decree import decree
from reports.decrees.letter import letter
from reports.decrees.recapitulation import recapitulation
from reports.decrees.result_minutes import result_minutes
from reports.decrees.statement import statement
from reports.page.records import (
    DecreeTexts,
    LetterTexts,
    RecapitulationTexts,
    ResultTexts,
    StatementTexts,
)

TITLE: Final = "Berkas Keputusan"


@dataclass(frozen=True, slots=True)
class PacketTexts:
    """The texts of each paper of the packet but the approval sheet, whose texts the set has."""

    decree: DecreeTexts
    recapitulation: RecapitulationTexts
    result: ResultTexts
    statement: StatementTexts
    letter: LetterTexts


def packet(texts: PacketTexts) -> tuple[Document, ...]:
    """Return the papers in their order, which are written by `bound_papers`."""
    return (
        replace(APPROVAL_SHEET, annex=""),
        decree(texts.decree),
        recapitulation(texts.recapitulation),
        result_minutes(texts.result),
        statement(texts.statement),
        letter(texts.letter),
    )
