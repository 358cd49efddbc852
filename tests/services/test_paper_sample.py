"""Samples of papers: the office's own texts, invented families, and KONSEP on every page."""

from pathlib import Path

import pytest

from db.office import prints
from reports.page.wording import texts
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import paper_sample, paper_settings, print_ledger
from siksng_tui.services.papers.papers import DRAFT_SUBJECT, OtherPaperError
from tests.reports.reading import page_texts
from tests.services.bureau import Bureau, copied
from tests.services.levels import SEATS, set_up

EVERYWHERE = {"slip", "attendance", "prelist", "why", "bnba", "receipt"}
"""Papers that no set has, which an office of every level prints."""


def test_a_sample_says_what_the_office_set_and_counts_as_no_print(tmp_path: Path) -> None:
    """Whoever changed a text sees it on paper before a set is sealed."""
    office = copied(tmp_path)
    with office.at_work("tuti") as session:
        paper_settings.put(session, "authority.signer", "Nama Karangan Wali Kota")
        done = paper_sample.print_sample(session, office.stick / "contoh.pdf")
        counted = prints.next_copy(session.store, "approval-sheet", DRAFT_SUBJECT)
    pages = page_texts(done.path.read_bytes())
    whole = "\n".join(pages)
    assert (done.draft, done.copy, counted) == (True, 0, 1)
    assert len(pages) == done.pages
    assert all("KONSEP" in text for text in pages)
    assert "NAMA KARANGAN WALI KOTA" in whole.upper()
    assert all(word in whole for word in ("Simanjuntak", "Sastrowardoyo", "Pemecutan"))


def _prints_all(session: Session, folder: Path) -> None:
    """Print every sample of an office, and look at each page."""
    names = paper_sample.offered(session)
    assert set(names) > EVERYWHERE
    for name in names:
        done = paper_sample.print_sample(session, folder / f"{name}.pdf", name=name)
        pages = page_texts(done.path.read_bytes())
        assert len(pages) == done.pages and done.draft
        assert all("KONSEP" in own for own in pages), name
    assert print_ledger.listed(session) == []


@pytest.mark.parametrize("level", SEATS)
def test_every_paper_of_each_level_has_a_sample_marked_as_a_draft(
    level: str, tmp_path: Path
) -> None:
    """None of them stands in the print ledger."""
    session = set_up(level, tmp_path).open("tuti")
    try:
        _prints_all(session, tmp_path)
    finally:
        session.store.close()


def test_the_pattern_of_a_number_leads_to_the_sample_of_its_own_paper(bureau: Bureau) -> None:
    """Where it can be looked at before any set has one."""
    with bureau.at_work("tuti") as session:
        names = paper_sample.offered(session)
        of = {
            part: names[paper_sample.of_text(session, f"number.{part}")]
            for part in ("decree", "letter", "statement", "minutes")
        }
    assert of == {own: own for own in ("decree", "letter", "statement")} | {
        "minutes": "result-minutes"
    }


def test_a_city_has_samples_of_the_mayors_papers_and_no_other(bureau: Bureau) -> None:
    """What it does not print it has no sample of; the refusal names what there is."""
    with bureau.at_work("rani") as session:
        _prints_all(session, bureau.stick)
        with pytest.raises(OtherPaperError) as caught:
            paper_sample.print_sample(session, bureau.stick / "x.pdf", name="minutes")
    assert {"decree", "slip"} < set(str(caught.value.facts["papers"]).split(", "))
    (slip,) = page_texts((bureau.stick / "slip.pdf").read_bytes())
    assert "UNTUK WARGA" in slip and "Contoh" in slip


def test_every_text_belongs_to_a_paper_that_has_a_sample(bureau: Bureau) -> None:
    """Letterhead, signers and numbers stand on several; their sample is the first paper."""
    own = ("decree", "recapitulation", "letter.", "attendance", "prelist", "why", "bnba", "receipt")
    with bureau.at_work("rani") as session:
        names = paper_sample.offered(session)
        at = {text: names[paper_sample.of_text(session, text)] for text in texts()}
    assert at["letterhead.names"] == at["office.name"] == names[0]
    assert (at["sptjm.points"], at["result.title"]) == ("statement", "result-minutes")
    assert all(at[text] == text.partition(".")[0] for text in at if text.startswith(own))
