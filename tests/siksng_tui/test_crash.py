"""What is kept of an error that nobody foresaw."""

from pathlib import Path

import pytest

from siksng_tui.crash import CrashReports
from siksng_tui.start import INCIDENT

SECRET = "1771012345678901"  # noqa: S105 - the number of nobody


def _failure() -> BaseException:
    """Return an error with a citizen's number in its words, its cause and its variables."""
    try:
        _look_up(SECRET)
    except RuntimeError as error:
        return error
    raise AssertionError


def _look_up(nik: str) -> None:
    """Fail as a service might that forgot a case."""
    try:
        dict[str, str]()[nik]
    except KeyError as cause:
        raise RuntimeError(f"no person {nik}") from cause


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CrashReports:
    """Return the reports of an office, under the number the launcher gave."""
    monkeypatch.setenv(INCIDENT, "7HK2QX")
    return CrashReports(tmp_path / "office")


def test_without_a_key_only_kinds_and_places_are_kept(
    reports: CrashReports, tmp_path: Path
) -> None:
    """No number, no name, no path of this computer."""
    reports.write(_failure())
    folder = tmp_path / "office" / "incidents"
    assert [file.name for file in folder.iterdir()] == ["7HK2QX.txt"]
    text = (folder / "7HK2QX.txt").read_text()
    assert [line for line in text.splitlines() if not line.startswith(" ")] == [
        "RuntimeError",
        "KeyError",
    ]
    assert "tests.siksng_tui.test_crash:" in text
    assert " _look_up" in text
    assert SECRET not in text
    assert str(tmp_path) not in text


def test_with_a_key_the_words_of_the_errors_are_kept_sealed(
    reports: CrashReports, tmp_path: Path
) -> None:
    """Who mends the program needs them, and nobody else may read them."""
    reports.seal = lambda report: report[::-1]
    reports.write(_failure())
    sealed = (tmp_path / "office" / "incidents" / "7HK2QX.sealed").read_bytes()
    assert f"no person {SECRET}" in sealed[::-1].decode()


def test_a_report_that_cannot_be_written_does_not_stop_the_end(
    tmp_path: Path,
) -> None:
    """The disk may be what failed."""
    (tmp_path / "office").write_text("a file where the folder should be")
    reports = CrashReports(tmp_path / "office")
    reports.write(_failure())
    assert (tmp_path / "office").is_file()


def test_errors_that_name_each_other_are_told_once(reports: CrashReports, tmp_path: Path) -> None:
    """A circle must not fill the disk."""
    first, second = ValueError(), TypeError()
    first.__context__, second.__context__ = second, first
    reports.write(first)
    text = (tmp_path / "office" / "incidents" / "7HK2QX.txt").read_text()
    assert text == "ValueError\nTypeError\n"
