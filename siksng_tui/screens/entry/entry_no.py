"""Where one key answers several questions with no."""

from forms import keying
from siksng_tui.screens.entry.entry_lines import due, field_id
from siksng_tui.screens.entry.entry_pages import Page, Section
from siksng_tui.services.entry.entry import Entry


def says_no(entry: Entry, page: Page, field: str) -> bool:
    """Return whether a field and another one of its block wait for yes or no."""
    for section in page.sections:
        blank = _blank(entry, section)
        if field in blank:
            return len(due(entry, section) & set(blank.values())) > 1
    return False


def _blank(entry: Entry, section: Section) -> dict[str, str]:
    """Return the yes/no questions of a section that nobody answered, by their fields."""
    return {
        field_id(section.subject.id, section.path(own.name)): own.name
        for own in section.variables(entry.instrument)
        if own.name not in section.answers and keying.no_to(entry.instrument, own) is not None
    }
