"""Importing files: which of its screens does what with which service."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from textual.screen import Screen

from forms.records import Role
from siksng_tui import words
from siksng_tui.desk.layouts import ENDING, LayoutsDesk
from siksng_tui.intake.errors import HeaderNotFoundError
from siksng_tui.intake.reading import UNSAID
from siksng_tui.intake.registry import Outcome
from siksng_tui.intake.report import FileFacts
from siksng_tui.intake.watch import Watch
from siksng_tui.offered import WRITTEN_TO
from siksng_tui.screens.entry.entry_cursor import Cursor
from siksng_tui.screens.imports.import_look import ImportLookScreen
from siksng_tui.screens.imports.import_look_work import LookWork
from siksng_tui.screens.imports.imports import ImportsScreen, ImportsWork
from siksng_tui.screens.lists.dukcapil import DukcapilScreen, DukcapilWork
from siksng_tui.services.entry import entry
from siksng_tui.services.imports import file_imports, import_undo, importing_requests
from siksng_tui.services.imports.file_looks import Looked
from siksng_tui.services.imports.importing_requests import Import
from siksng_tui.services.incoming_files import file_words, intake_notes, own_profiles
from siksng_tui.services.incoming_files.import_counts import Strategy
from siksng_tui.services.lists import registry_asking, registry_list, registry_matching
from siksng_tui.services.lists.registry_asking import Packed
from siksng_tui.services.lists.registry_matching import Answered
from siksng_tui.services.office import folders
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.widgets.bars import Heading
from siksng_tui.words import _

ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ENDING)
"""How the names of files end that are listed; what a file is follows from its bytes alone."""

LISTED: Final = 200
"""Files of a folder that are listed, the newest first."""

BOTH: Final = 2
"""Exports of the register: its households and its members."""

Family = Callable[[Sequence[str], int], Screen[None]]
"""Gives the screen of one household of several, by its place among them."""


class ImportsDesk:
    """Makes the screens of importing."""

    def __init__(self, session: Session, heading: Heading, places: Places, family: Family) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._heading = heading
        self._places = places
        self._family = family
        self._layouts = LayoutsDesk(session, heading, self._look)
        self._titles: dict[str, str] = {}

    def imports(self) -> ImportsScreen:
        """Return the files that were imported."""
        work = ImportsWork(
            kept=self._kept,
            title=self._title,
            where=WRITTEN_TO.folder,
            files=_files,
            look=self._look,
            undo=partial(import_undo.undo, self._session),
            profiles=self._layouts.profiles,
        )
        return ImportsScreen(self._heading, work)

    def dukcapil(self) -> DukcapilScreen:
        """Return whom the civil registry did not match."""
        own = self._session
        work = DukcapilWork(
            read=partial(registry_list.read, own),
            village=self._places.name,
            where=WRITTEN_TO.folder,
            pack=self._pack,
            write=self._write_answers if Role.OPERATOR in own.account.roles else None,
            propose=self._propose,
            family=self._family,
        )
        return DukcapilScreen(self._heading, work)

    def _pack(self, said: str, watch: Watch) -> tuple[Packed, Path]:
        """Write whom to ask the civil registry about into a folder or file."""
        day = self._session.today().isoformat()
        path = folders.target(said, _("dukcapil-{day}.xlsx").format(day=day))
        packed = registry_asking.pack(self._session, path, watch=watch)
        WRITTEN_TO.remember(path.parent)
        return packed, path

    def _write_answers(self, found: Sequence[Answered], said: str) -> Path:
        """Return the workbook of what the civil registry answered, in a folder or file."""
        day = self._session.today().isoformat()
        path = folders.target(said, _("dukcapil-answers-{day}.xlsx").format(day=day))
        registry_list.write(self._session, found, path)
        WRITTEN_TO.remember(path.parent)
        return path

    def _propose(self, one: Answered, reason: str) -> str:
        """Return the number of a new draft for what was answered; it opens at the person's name."""
        own = self._session
        number = registry_matching.propose(own, one, reason)
        begun, person = entry.open_entry(own, number), one.asked.person
        if one.answer.outcome != Outcome.DECEASED:
            field = f"{person}/{begun.instrument.roles['name']}"
            entry.stay(own, begun, str(Cursor(person, field)))
        return number

    def _look(self, said: str, watch: Watch) -> Screen[str]:
        """Return the screen of what would become of a file."""
        path = folders.meant(said)
        if path.suffix.lower() == ENDING:
            return self._layouts.brought(path)
        try:
            work = self._look_work((path,), UNSAID, watch)
        except HeaderNotFoundError:
            return self._layouts.unknown(path, watch)
        WRITTEN_TO.remember(path.parent)
        return ImportLookScreen(self._heading, work)

    def _look_both(
        self, first: Path, said: Mapping[str, str], second: str, watch: Watch
    ) -> Screen[str]:
        """Return the screen of what would become of both exports of the register."""
        files = (first, folders.meant(second))
        return ImportLookScreen(self._heading, self._look_work(files, said, watch))

    def _look_work(
        self, files: tuple[Path, ...], said: Mapping[str, str], watch: Watch
    ) -> LookWork:
        """Return what is known of a file or of both exports, and what can be done with it."""
        if len(files) == BOTH:
            looked = file_imports.look_both(self._session, (files[0], files[1]), watch, said)
        else:
            looked = file_imports.look(self._session, files[0], watch, said)
        return self._work(files, said, looked)

    def _work(self, files: tuple[Path, ...], said: Mapping[str, str], looked: Looked) -> LookWork:
        """Return what the screen of a file shows and does that was looked at."""
        facts = looked.report.files
        names = " + ".join(own.name for own in facts)
        alone = looked.profile.title(words.language())
        return LookWork(
            file=names,
            title=alone if len(facts) == 1 else _("exports A and B"),
            rows=looked.report.rows_read,
            counts=looked.counts,
            notes=intake_notes.notes(looked.report),
            header=tuple(_told(facts)),
            reason=_("Import of {file}").format(file=names) if looked.bears_reason else "",
            take=partial(_take, looked),
            where=WRITTEN_TO.folder,
            write=partial(self._write, looked),
            kept_out=looked.kept_out,
            is_list=looked.is_list,
            asks=looked.asks,
            said=said,
            again=partial(self._look_work, files),
            other=partial(self._look_both, files[0], said) if looked.is_half else None,
            files=_files,
            part=partial(_part, facts),
            strategy=looked.strategy,
            choose=partial(self._chosen, files, said, looked) if looked.choices else None,
        )

    def _chosen(
        self,
        files: tuple[Path, ...],
        said: Mapping[str, str],
        looked: Looked,
        strategy: Strategy,
    ) -> LookWork:
        """Return what is known of a file of which other rows are entered."""
        return self._work(files, said, looked.chosen(strategy))

    def _kept(self) -> tuple[Import, ...]:
        """Return every import, having looked up what each file is."""
        kept = importing_requests.kept(self._session)
        self._titles = own_profiles.titles(self._session, words.language())
        return kept

    def _title(self, profile_id: str) -> str:
        """Return what a file is by the id of its profile; the id itself where nobody knows it."""
        return self._titles.get(profile_id, profile_id)

    def _write(self, looked: Looked, said: str) -> Path:
        """Write the workbook of a file that was looked at into a folder or file."""
        day = self._session.today().isoformat()
        path = folders.target(said, _("import-{day}.xlsx").format(day=day))
        intake_notes.write_book(self._session, looked.profiles, looked.report, path)
        WRITTEN_TO.remember(path.parent)
        return path


def _take(looked: Looked, reason: str, watch: Watch) -> str:
    """Return what came of taking a file in, as a sentence."""
    return looked.take(reason, watch)[1]


def _part(facts: Sequence[FileFacts], profile_id: str) -> str:
    """Return the letter of a file among several, as the first line names them; none for one."""
    letters = {own.profile: letter for own, letter in zip(facts, "ABC", strict=False)}
    return letters[profile_id] if len(facts) > 1 else ""


def _files(said: str) -> list[Path]:
    """Return the files of a folder that may be read, the newest first; none for a file.

    A folder that cannot be read has none: who reads what was said says why.
    """
    found: list[Path] = []
    with suppress(OSError):
        every = folders.meant(said).iterdir()
        found = [own for own in every if own.suffix.lower() in ENDINGS and own.is_file()]
        found.sort(key=lambda own: own.stat().st_mtime, reverse=True)
    return found[:LISTED]


def _told(facts: Sequence[FileFacts]) -> Iterator[str]:
    """Yield what is said of how files were read, of two with the letter of each."""
    for own in facts:
        letter = _part(facts, own.profile)
        for said in file_words.told(own):
            yield f"{letter}: {said}" if letter else said
