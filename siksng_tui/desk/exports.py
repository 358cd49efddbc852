"""Files for other programs: which list goes out by which service."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from siksng_tui import words
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.offered import WRITTEN_TO
from siksng_tui.screens.exports.export_file import Written
from siksng_tui.screens.exports.exporting import Exporting
from siksng_tui.screens.exports.template_steps import TemplateWork
from siksng_tui.services.entry import choosing
from siksng_tui.services.exports import export_sources, exporting, templates
from siksng_tui.services.exports.exporting import Source, Told
from siksng_tui.services.exports.templates import Outlook
from siksng_tui.services.lists.person_lists import Asked
from siksng_tui.services.lists.welfare import WelfareAsked
from siksng_tui.services.office import folders
from siksng_tui.services.office.places import Places
from siksng_tui.services.office.sessions import Session
from siksng_tui.widgets.codes import Choice
from siksng_tui.words import _


class ExportsDesk:
    """Makes what Ctrl+P writes on lists of records."""

    def __init__(self, session: Session, places: Places) -> None:
        """Work in an unlocked office, whose regions have these names."""
        self._session = session
        self._places = places

    def register(self, region: str) -> Exporting:
        """Return the households of a region."""
        return self._of(export_sources.of_register(self._session, region))

    def homes(self, households: Sequence[str]) -> Exporting:
        """Return households that were found."""
        return self._of(export_sources.of_homes(self._session, households))

    def requests(self, numbers: Sequence[str]) -> Exporting:
        """Return households as requests would make them."""
        return self._of(export_sources.of_requests(self._session, numbers))

    def proposals(self, numbers: Sequence[str]) -> Exporting:
        """Return the same of proposals, which go out by their template besides."""
        source = export_sources.of_requests(self._session, numbers)
        return self._of(source, self._template())

    def entries(self, asked: Asked) -> Exporting:
        """Return entries of lists."""
        return self._of(export_sources.of_entries(self._session, asked))

    def welfare(self, asked: WelfareAsked) -> Exporting:
        """Return records of PPKS or PSKS."""
        return self._of(export_sources.of_welfare(self._session, asked))

    def regions(self) -> list[Choice]:
        """Return what of the register can go out, the whole of it first."""
        villages = choosing.villages(self._session)
        named = [Choice(own.code, self._places.full(own.code)) for own in villages]
        return [Choice(self._session.office.region, _("The whole register")), *named]

    def _of(self, source: Source, template: TemplateWork | None = None) -> Exporting:
        """Return how a source goes out."""
        layouts = [_choice(own) for own in source.layouts]
        to = partial(self._write, source)
        return Exporting(layouts, WRITTEN_TO.folder, to, template)

    def _template(self) -> TemplateWork:
        """Return how proposals go out by their template."""
        newest_first = reversed(export_sources.layouts(Purpose.PROPOSALS))
        return TemplateWork(
            layouts=[_choice(own) for own in newest_first],
            programmes=[Choice(code, name) for code, name in templates.programmes().items()],
            period=lambda: templates.usual_period(self._session.today()),
            look=partial(templates.outlook, self._session),
            where=WRITTEN_TO.folder,
            to=self._write_template,
        )

    def _write(self, source: Source, layout: str, said: str, told: Told) -> Written:
        """Write a source into a folder or file."""
        path = folders.target(said, f"{layout}-{self._session.today().isoformat()}.xlsx")
        done = exporting.write(self._session, source, layout, path, told)
        return done, _remembered(path)

    def _write_template(self, looked: Outlook, layout: str, said: str, told: Told) -> Written:
        """Write the file of a programme and period into a folder or file."""
        path = folders.target(said, f"{layout}-{looked.programme}-{looked.period}.xlsx")
        done = templates.write(self._session, looked, layout, path, told)
        return done, _remembered(path)


def _choice(own: Profile) -> Choice:
    """Return a layout as a line of a list."""
    return Choice(own.id, own.title(words.language()))


def _remembered(path: Path) -> Path:
    """Return a file whose folder is offered next time."""
    WRITTEN_TO.remember(path.parent)
    return path
