"""What draws each paper of a set, with the texts of the office.

It loads what draws papers, which takes longer than opening the store: it is imported when
something is printed, since an office that is only unlocked must not wait for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reports.decrees import packet
from reports.decrees.approval_sheet import APPROVAL_SHEET
from reports.decrees.bound_paper import Document
from reports.decrees.decree import decree
from reports.decrees.forwarding_note import FORWARDING_NOTE
from reports.decrees.letter import letter
from reports.decrees.minutes import TITLE_OF_FILE, minutes
from reports.decrees.recapitulation import recapitulation
from reports.decrees.result_minutes import result_minutes
from reports.decrees.statement import statement
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import attendance_lists, packet_words, paper_settings


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a file is called for whoever lists its properties, and the papers in it."""

    title: str
    documents: tuple[Document, ...]


def drawn(session: Session, name: str, cycle: str) -> Drawn:
    """Return what draws a paper.

    Args:
        session: of the office whose texts are printed.
        name: of the paper, as the print ledger has it.
        cycle: the quarter as papers write it.
    """
    if name == "packet":
        return Drawn(packet.TITLE, packet.packet(_packet(session, cycle)))
    if name == "minutes":
        indicators = paper_settings.lines(session, "minutes.indicators")
        listed = attendance_lists.listed(session, cycle)
        return Drawn(TITLE_OF_FILE, minutes(listed, indicators))
    own = _DRAWS[name](session, cycle)
    return Drawn(own.title, (own,))


def _packet(session: Session, cycle: str) -> packet.PacketTexts:
    """Return the texts of all papers of the packet."""
    return packet.PacketTexts(
        decree=packet_words.decree(session),
        recapitulation=packet_words.recapitulation(session, cycle),
        result=packet_words.result(session),
        statement=packet_words.statement(session),
        letter=packet_words.letter(session, cycle),
    )


_DRAWS: Final[Mapping[str, Callable[[Session, str], Document]]] = MappingProxyType(
    {
        "approval-sheet": lambda _session, _cycle: APPROVAL_SHEET,
        "forwarding-note": lambda _session, _cycle: FORWARDING_NOTE,
        "decree": lambda session, _cycle: decree(packet_words.decree(session)),
        "recapitulation": lambda session, cycle: recapitulation(
            packet_words.recapitulation(session, cycle)
        ),
        "result-minutes": lambda session, _cycle: result_minutes(packet_words.result(session)),
        "statement": lambda session, _cycle: statement(packet_words.statement(session)),
        "letter": lambda session, cycle: letter(packet_words.letter(session, cycle)),
    }
)
"""What draws each paper that stands alone in its file, by its name in the print ledger."""
