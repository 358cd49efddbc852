"""Which parts of a new form count as not begun."""

from pathlib import Path

from siksng_tui.screens.entry.entry_untouched import untouched
from siksng_tui.services.entry import entry, starting
from tests.siksng_tui.work import VILLAGE, at_work


def test_what_may_rightly_be_empty_does_not_count_as_not_begun(office: Path) -> None:
    """Few forms have a note, few visitors measure a position: nobody is asked about that."""
    with at_work(office) as session:
        number = starting.new_household(session, VILLAGE, "dtsen", "Pendaftaran baru")
        titles = {own.title for own in untouched(entry.open_entry(session, number))}
    assert {"Blok III. Perumahan", "Blok V. Keikutsertaan program"} <= titles
    assert titles.isdisjoint({"Blok VI. Catatan", "Tambahan pemutakhiran DTSEN"})
