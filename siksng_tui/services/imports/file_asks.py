"""What a file does not say of itself, and whoever imports it says once for all its rows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from siksng_tui import words
from siksng_tui.intake import programmes
from siksng_tui.intake.codebooks import Codebook, codebooks
from siksng_tui.intake.profile import PLACED, Profile, Purpose
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.report import IntakeReport
from siksng_tui.services.entry import choosing
from siksng_tui.services.lists.list_imports import Edition
from siksng_tui.services.lists.person_lists import PersonList
from siksng_tui.services.office.places import places
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

PROGRAMME, VILLAGE, EDITION = "programme", "village", "edition"
"""By what an answer is known that is about no variable."""

_EDITIONS: Final[Mapping[Edition, str]] = {
    Edition.REPLACE: N_("is replaced: who is not in the file counts no more"),
    Edition.ADD: N_("stays, and the file is added to it"),
}
"""What may become of the list that stands."""

VILLAGES_OWN: Final = frozenset({Purpose.POPULATION, Purpose.PRELIST})
"""Purposes of lists that one village makes of its own people."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked of a file.

    Args:
        key: by what its answer is known.
        title: what is asked.
        explanation: why, or of how many cells.
        choices: code and words of what can be answered; none where any text can.
        said: the answer that was given, in words; empty where none was.
        needed: whether nothing is taken in before it was answered; what it is about may depend on
            the other answers.
    """

    key: str
    title: str
    explanation: str
    choices: tuple[tuple[str, str], ...]
    said: str
    needed: bool = False


def asks(
    session: Session, profiles: Sequence[Profile], report: IntakeReport, said: Mapping[str, str]
) -> tuple[Ask, ...]:
    """Return what is asked of a file that was read, or of several, with what was said before.

    Args:
        session: the unlocked office.
        profiles: by which they were read.
        report: what came of reading it; it tells which codes are open.
        said: the answers that were given, by their keys.
    """
    codes = (_codes(own, report, said) for own in profiles)
    lists = (_of_list(session, own, said) for own in profiles)
    return tuple(chain.from_iterable((*codes, *lists)))


def of_edition(before: PersonList | None, gone: int, said: Mapping[str, str]) -> tuple[Ask, ...]:
    """Return what is asked where people of the list that stands are not in a file.

    Args:
        before: the list that stands; None where there is none.
        gone: how many of its people the file has not.
        said: the answers that were given, by their keys.
    """
    if before is None or not gone:
        return ()
    words_of = {own.value: _(_EDITIONS[own]) for own in Edition}
    why = _("{count} people of list {number}, {title}, are not in this file.").format(
        count=terms.number(gone),
        number=before.id,
        title=" ".join(filter(None, (before.title, before.period))),
    )
    told = (tuple(words_of.items()), words_of.get(said.get(EDITION, ""), ""))
    return (Ask(EDITION, _("The list that stands"), why, *told, needed=True),)


def read_by(said: Mapping[str, str]) -> str:
    """Return by which lists the codes of a file were read that could be of two; empty for none."""
    language = words.language()
    titles = (own.title(language) for own in codebooks() if said.get(own.variable) == own.name)
    return "; ".join(titles)


def _codes(profile: Profile, report: IntakeReport, said: Mapping[str, str]) -> Iterator[Ask]:
    """Yield the variables whose codes are of one of two lists, where a cell depends on it."""
    open_cells = Counter(
        own.cell.column
        for own in report.doubts
        if own.reason == Reason.CODE_TWO_MEANINGS and own.cell.profile == profile.id
    )
    language = words.language()
    for column in profile.columns:
        count = open_cells[column.name]
        if not count and column.answers not in said:
            continue
        known = tuple(own for own in codebooks() if own.variable == column.answers)
        cells = _("Cells whose code has two meanings: {count}").format(count=terms.number(count))
        yield Ask(
            key=column.answers,
            title=profile.instrument.variable(column.answers).label(language),
            explanation=cells,
            choices=tuple((own.name, own.title(language)) for own in known),
            said=_title(known, said.get(column.answers, ""), language),
        )


def _title(known: tuple[Codebook, ...], name: str, language: str) -> str:
    """Return what a list of codes is called; empty where none was said."""
    return next((own.title(language) for own in known if own.name == name), "")


def _of_list(session: Session, profile: Profile, said: Mapping[str, str]) -> Iterator[Ask]:
    """Yield the programme and the village of a list whose rows do not tell them."""
    variables = [column.answers for column in profile.columns]
    is_open = profile.purpose is Purpose.RECIPIENTS and not programmes.are_told(
        profile.id, variables
    )
    if is_open:
        why = _("PKH, BPNT, PBI-JK or another; empty where the rows tell it.")
        yield Ask(PROGRAMME, _("Programme of the list"), why, (), said.get(PROGRAMME, ""))
    is_placed = any(profile.of_kind(*PLACED))
    if not is_placed and (is_open or profile.purpose in VILLAGES_OWN):
        known, village = places(session), said.get(VILLAGE, "")
        choices = [(own.code, known.full(own.code)) for own in choosing.villages(session)]
        told = known.full(village) if village else ""
        why = _("The rows name no village; F3 where they are of several.")
        yield Ask(VILLAGE, _("Village of the list"), why, tuple(choices), told)
