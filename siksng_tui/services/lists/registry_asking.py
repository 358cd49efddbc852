"""What the civil registry is asked about whom, and who will probably not be matched."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.lists import registry_answers
from db.lists.registry_answers import Asked
from forms.identity import is_complete, is_female, tells_birth
from forms.loading import instrument
from forms.records import Role
from forms.values import show_answer
from siksng_tui import words
from siksng_tui.intake.profile_file import listing
from siksng_tui.intake.profiles_shipped import profile
from siksng_tui.intake.registry import Doubt, Facts, precheck
from siksng_tui.intake.watch import UNWATCHED, Watch
from siksng_tui.services.office import sheets
from siksng_tui.services.office.sessions import Session
from siksng_tui.wording import registry_words
from siksng_tui.words import _

LAYOUT: Final = "registry_25"
"""The profile whose columns the registry is asked in, and answers in."""

PAGE: Final = 500
"""Persons that are read together."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A person who is to be asked about, and why the registry will probably not match."""

    asked: Asked
    doubts: tuple[Doubt, ...]

    @property
    def is_asked(self) -> bool:
        """Return whether there is a whole NIK to ask for."""
        return not {*self.doubts} & {
            Doubt.NUMBER_MISSING,
            Doubt.NUMBER_INCOMPLETE,
            Doubt.NUMBER_PLACEHOLDER,
        }


@dataclass(frozen=True, slots=True)
class Packed:
    """How many persons a pack asks about, how many of those will probably fail, and who is out."""

    asked: int
    doubtful: int
    left_out: int


def checked(session: Session, village: str = "") -> Iterator[Checked]:
    """Yield the persons on the list whom the registry has not matched, with what will fail."""
    after = ""
    while page := registry_answers.to_ask(session.store, village, after, PAGE):
        after = page[-1].person
        bearers = registry_answers.bearing(session.store, [own.nik for own in page if own.nik])
        for own in page:
            shared = len(bearers.get(own.nik, ())) > 1
            yield Checked(own, precheck(facts_of(own), shared=shared, disagrees=_disagrees(own)))


def pack(session: Session, path: Path, village: str = "", watch: Watch = UNWATCHED) -> Packed:
    """Return what a workbook asks the registry, in the registry's own columns; each NIK once.

    A second sheet has who is not asked about, and who will probably not be matched, with why.

    Raises:
        RoleMissingError: nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
        ImportCancelledError: the operator stopped; nothing was written.
    """
    session.require(Role.OPERATOR)
    columns = [column.name for column in profile(LAYOUT).columns]
    doubted: list[Checked] = []
    shared: set[str] = set()
    asked = 0

    def packed() -> Packed:
        left_out = sum(not own.is_asked for own in doubted)
        return Packed(asked, len(doubted) - left_out, left_out)

    def noted() -> None:
        own = packed()
        session.note("registry.pack", village=village, asked=own.asked, left_out=own.left_out)

    with sheets.new_book(path, noted) as book:
        sheet = book.sheet("DATA", columns)
        for at, own in enumerate(checked(session, village)):
            if at % PAGE == 0:
                watch.report(at, 0)
            if own.is_asked and own.asked.nik not in shared:
                sheet.write(_row(own.asked, columns))
                asked += 1
            if Doubt.NUMBER_SHARED in own.doubts:
                shared.add(own.asked.nik)
            if own.doubts:
                doubted.append(own)
        _write_doubted(book, doubted)
    return packed()


def _write_doubted(book: sheets.Book, doubted: Iterable[Checked]) -> None:
    """Write who is not asked about, and who will probably not be matched, on a sheet of its own."""
    titles = ["NIK", "NAMA_LGKP", _("Asked about"), _("Reason")]
    sheet = book.sheet(_("Probably fails"), titles)
    for own in doubted:
        said = "; ".join(registry_words.doubt(doubt) for doubt in own.doubts)
        sheet.write([own.asked.nik, own.asked.name, _yes(own.is_asked), said])


def facts_of(own: Asked) -> Facts:
    """Return what the register says of a person, the sex as lists write it."""
    codes = instrument(own.instrument).role_codes
    meanings = {codes.get("sex.male"): "L", codes.get("sex.female"): "P"}
    return Facts(own.nik, own.name, own.birth, meanings.get(own.sex, ""), own.card)


def _disagrees(own: Asked) -> tuple[Doubt, ...]:
    """Return what the NIK itself says otherwise than the register: birth, sex."""
    if not is_complete(own.nik):
        return ()
    sex = facts_of(own).sex
    born = own.birth and not tells_birth(own.nik, dt.date.fromisoformat(own.birth))
    told = ((Doubt.BIRTH, born), (Doubt.SEX, sex and is_female(own.nik) != (sex == "P")))
    return tuple(doubt for doubt, wrong in told if wrong)


def _row(own: Asked, columns: Sequence[str]) -> list[str]:
    """Return what is asked about a person, in the registry's columns."""
    facts = facts_of(own)
    born = listing().variable("tanggal_lahir")
    known = {
        "NIK": facts.nik,
        "NO_KK": facts.card,
        "NAMA_LGKP": facts.name,
        "TGL_LHR": show_answer(born, facts.birth, words.language()) if facts.birth else "",
        "JENIS_KLMIN": {"L": "LAKI-LAKI", "P": "PEREMPUAN"}.get(facts.sex, ""),
    }
    return [known.get(column, "") for column in columns]


def _yes(said: bool) -> str:  # noqa: FBT001 - a word for it
    """Return yes or no."""
    return _("yes") if said else _("no")
