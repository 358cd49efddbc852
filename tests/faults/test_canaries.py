"""Nothing that identifies a citizen is readable outside the paper that was printed."""

from pathlib import Path

from tests.torture import canaries


def test_a_day_with_canaries_everywhere_leaves_them_only_on_the_printed_paper(
    tmp_path: Path,
) -> None:
    """Store, log, keyring, backup, parcel, crash reports, home and temporary files are searched."""
    outcome = canaries.run(tmp_path, traced=False)
    assert outcome.tried > 10
    assert not outcome.faults


def test_the_search_finds_a_canary_in_every_spelling(tmp_path: Path) -> None:
    """In content and in names; a search that finds nothing proves nothing else."""
    texts = (canaries.NIK[::-1].encode(), canaries.NAME.lower().encode(), b"x ZZQXalasan y")
    for number, text in enumerate((*texts, canaries.ADDRESS.encode("utf-16-le"))):
        (tmp_path / str(number)).write_bytes(b"\0" + text + b"\0")
    (tmp_path / f"{canaries.NIK}.txt").write_bytes(b"")
    (tmp_path / "clean").write_bytes(b"BUDI 1771010101010001")
    assert len(list(canaries.hits([tmp_path]))) == 5
