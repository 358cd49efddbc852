"""Where one key answers several questions with no."""

from forms import keying
from siksng_tui.screens.entry_lines import due, field_id
from siksng_tui.screens.entry_pages import Page, Section
from siksng_tui.services.entry import Entry


def says_no(entry: Entry, page: Page, field: str) -> bool:
    """Return whether a field and another one of its block wait for yes or no."""
    waiting = (_waiting(entry, section) for section in page.sections)
    return any(field in own and len(own) > 1 for own in waiting)


def _waiting(entry: Entry, section: Section) -> list[str]:
    """Return the ids of the open yes/no questions of a section."""
    asked = due(entry, section)
    return [
        field_id(section.subject.id, section.path(own.name))
        for own in section.variables(entry.instrument)
        if own.name in asked
        and own.name not in section.answers
        and keying.no_to(entry.instrument, own) is not None
    ]
