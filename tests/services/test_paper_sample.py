"""A paper with invented families: the office's own texts, KONSEP on every page, and nobody."""

from pathlib import Path

from db import prints
from siksng_tui.services import paper_sample, paper_settings
from siksng_tui.services.papers import DRAFT_SUBJECT
from tests.reports.reading import page_texts
from tests.services.bureau import copied


def test_a_sample_says_what_the_office_set_and_counts_as_no_print(tmp_path: Path) -> None:
    """Whoever changed a text sees it on paper before a set is sealed."""
    office = copied(tmp_path)
    with office.at_work("tuti") as session:
        paper_settings.put(session, "authority.signer", "Nama Karangan Wali Kota")
        done = paper_sample.print_sample(session, office.stick / "contoh.pdf")
        counted = prints.next_copy(session.store, "approval-sheet", DRAFT_SUBJECT)
    texts = page_texts(done.path.read_bytes())
    whole = "\n".join(texts)
    assert (done.draft, done.copy, counted) == (True, 0, 1)
    assert len(texts) == done.pages
    assert all("KONSEP" in text for text in texts)
    assert "NAMA KARANGAN WALI KOTA" in whole.upper()
    assert all(word in whole for word in ("Simanjuntak", "Sastrowardoyo", "Pemecutan"))
