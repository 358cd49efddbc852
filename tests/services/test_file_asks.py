"""What a file does not say of itself is asked once, and only where something depends on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siksng_tui.intake.ledger import Ledger
from siksng_tui.intake.profiles_shipped import MEMBERS, profile
from siksng_tui.services.imports.file_asks import PROGRAMME, VILLAGE, asks, read_by
from siksng_tui.services.office.sessions import Session
from tests.intake.exports import household, member, read, write_exports
from tests.services.bureau import copied

DROID = {"jenis_cacat": "disability_siks_droid"}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Somebody at work."""
    with copied(tmp_path).at_work("rani") as session:
        yield session


@pytest.mark.parametrize(("code", "asked"), [(2.0, 0), (3.0, 1)])
def test_the_list_of_codes_is_asked_only_where_a_cell_depends_on_it(
    session: Session, tmp_path: Path, code: float, asked: int
) -> None:
    """A file without an open code brings no question."""
    files = write_exports(tmp_path, [household()], [member(jenis_cacat=code)])
    _, report = read(files)
    found = asks(session, [profile(MEMBERS)], report, {})
    assert len(found) == asked
    assert [len(own.choices) for own in found] == [2] * asked
    assert [own.explanation for own in found] == ["Sel dengan kode dua arti: 1"] * asked


def test_what_was_said_of_the_codes_is_told_where_it_was_asked(
    session: Session, tmp_path: Path
) -> None:
    """In the words of the list, so that a slip is seen before anything is stored."""
    files = write_exports(tmp_path, [household()], [member(jenis_cacat=3.0)])
    _, report = read(files, DROID)
    (own,) = asks(session, [profile(MEMBERS)], report, DROID)
    assert (own.key, own.said) == ("jenis_cacat", read_by(DROID))
    assert own.said in {words for _code, words in own.choices}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("bnba_23", []),
        ("opensid_participants_7", [PROGRAMME, VILLAGE]),
        ("prelist_12", [VILLAGE]),
        ("pbi_jkn_16", []),
        ("pbi_jkn_deciles_7", []),
        ("proposal_v4_21", []),
    ],
)
def test_programme_and_village_are_asked_of_lists_that_do_not_tell_them(
    session: Session, name: str, asked: list[str]
) -> None:
    """BNBA tells both; OpenSID neither; what BPJS sends is of the whole city."""
    found = asks(session, [profile(name)], Ledger(()).report(), {})
    assert [own.key for own in found] == asked
