"""Papers that are only looked at: drawn, but neither written nor counted."""

from siksng_tui import words
from siksng_tui.services.figures import ledger_chapters, ledger_files
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import bnba_lists, papers, print_ledger, questionnaires, why_sheets
from siksng_tui.services.papers.print_ledger import Printed
from siksng_tui.services.papers.questionnaires import Target
from siksng_tui.services.printing.outlets import Goal, Preview
from siksng_tui.services.requests import lookup
from tests.reports.reading import page_texts
from tests.services import road
from tests.services.bureau import Bureau, home


def _each_kind(session: Session, number: str, goal: Goal) -> Printed:
    """Print the last of a paper of each way of drawing, all of them into the same place."""
    village = lookup.household(session, home()).summary.village
    chapters = ledger_chapters.gaps(session)
    why_sheets.print_why(session, home(), goal)
    questionnaires.print_household(session, home(), Target(goal))
    bnba_lists.print_village(session, village, goal)
    ledger_files.write(session, "Celah", chapters, goal)
    return papers.print_set(session, number, goal)


def test_a_paper_that_is_looked_at_is_neither_written_nor_counted(bureau: Bureau) -> None:
    """The first print that somebody takes away is the first copy."""
    number = road.sealed(bureau).number
    with bureau.at_work("rani") as session:
        here = {path.name for path in bureau.folder.rglob("*")}
        goal = Preview()
        looked = _each_kind(session, number, goal)
        assert print_ledger.listed(session) == []
        assert {path.name for path in bureau.folder.rglob("*")} == here
        texts = page_texts(goal.data)
        done = papers.print_set(session, number, bureau.stick / "paper.pdf")
    assert (looked.copy, looked.pages, done.copy) == (0, len(texts), 1)
    assert "Pratinjau" in texts[0] and "Cetakan" not in texts[0]
    assert "Cetakan ke-1" in page_texts(done.path.read_bytes())[0]


def test_a_form_that_is_looked_at_says_so_in_place_of_its_number(bureau: Bureau) -> None:
    """Also where the number stands in the head."""
    words.choose("id")
    goal = Preview()
    with bureau.at_work("rani") as session:
        done = questionnaires.print_household(session, home(), Target(goal))
    assert "Cetakan: pratinjau" in page_texts(goal.data)[0]
    assert done.copy == 0
