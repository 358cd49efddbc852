"""The limits of a file: an authenticator changes them, and the next import goes by them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siksng_tui.intake.errors import WorkbookTooLongError, WorkbookTooWideError
from siksng_tui.intake.limits import LIMITS
from siksng_tui.services.imports import file_imports
from siksng_tui.services.incoming_files import import_limits
from siksng_tui.services.incoming_files.import_limits import (
    CHANGEABLE,
    ImportLimitError,
    change,
    limits,
    values,
)
from siksng_tui.services.office.sessions import RoleMissingError, Session
from tests.intake.test_text import text_of
from tests.services.bureau import Bureau, copied


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """A city's office."""
    return copied(tmp_path)


@pytest.fixture
def session(office: Bureau) -> Iterator[Session]:
    """Somebody who may change the limits, at work."""
    with office.at_work("tuti") as session:
        yield session


def test_an_office_that_set_none_has_the_usual_limits(session: Session) -> None:
    """What is shown and what counts are the same."""
    assert limits(session) == LIMITS
    assert values(session) == {name: own.usual for name, own in CHANGEABLE.items()}


def test_a_limit_counts_from_the_next_file_on(office: Bureau) -> None:
    """A file of 1,200 rows is refused, with the limit, until there is room for it."""
    file = office.stick / "daftar.csv"
    names = ["nama", "noka_jkn", "nik", "no_kk", "desil_nasional", "kepesertaan", "status"]
    rows = [[f"ORANG {at}", "", "", "", "1", "", ""] for at in range(1_200)]
    file.write_text(text_of([names, *rows], ","), encoding="utf-8")
    with office.at_work("tuti") as session:
        change(session, "rows", 1_000)
    with office.at_work("rani") as session:
        with pytest.raises(WorkbookTooLongError) as refused:
            file_imports.look(session, file)
        assert refused.value.facts["rows"] == 1_000
    with office.at_work("tuti") as session:
        change(session, "rows", 1_500)
    with office.at_work("rani") as session:
        assert file_imports.look(session, file).report.rows_read == 1_200


def test_a_limit_of_columns_is_the_sheet_s_own(office: Bureau) -> None:
    """Sixty columns are too many where fifty are allowed."""
    file = office.stick / "lebar.csv"
    file.write_text(text_of([[f"K{at}" for at in range(60)]], ","), encoding="utf-8")
    with office.at_work("tuti") as session:
        change(session, "columns", 50)
    with office.at_work("rani") as session, pytest.raises(WorkbookTooWideError):
        file_imports.look(session, file)


@pytest.mark.parametrize("name", list(CHANGEABLE))
@pytest.mark.parametrize("beyond", [-1, 1])
def test_no_limit_goes_beyond_what_the_program_bears(
    session: Session, name: str, beyond: int
) -> None:
    """Both ends are named by the refusal."""
    own = CHANGEABLE[name]
    with pytest.raises(ImportLimitError) as refused:
        change(session, name, own.most + 1 if beyond > 0 else own.least - 1)
    assert refused.value.facts == {"least": own.least, "most": own.most}
    change(session, name, own.most)
    assert values(session)[name] == own.most


def test_who_enters_cannot_change_a_limit(office: Bureau) -> None:
    """It protects the computer of everybody."""
    with office.at_work("rani") as session, pytest.raises(RoleMissingError):
        import_limits.change(session, "rows", 400_000)
