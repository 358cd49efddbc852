"""Somebody who may write where our files go prepares the place."""

import os
import stat
from pathlib import Path

import pytest

from forms.durable import TargetFailedError, write_durably
from siksng_tui.services.office import folders
from siksng_tui.services.office.files import FileUnreachableError

SECRET = b"the sealed paper"


def test_a_link_under_the_unfinished_name_is_not_written_through(tmp_path: Path) -> None:
    """Else the paper would end in a file of somebody else, who then owns it."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "paper.pdf.part").symlink_to(victim)
    write_durably(tmp_path / "paper.pdf", SECRET)
    assert victim.read_bytes() == b"mine"
    assert not (tmp_path / "paper.pdf").is_symlink()


def test_a_link_under_the_final_name_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    """Only the name is ours to take."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "paper.pdf").symlink_to(victim)
    write_durably(tmp_path / "paper.pdf", SECRET, replace=True)
    assert victim.read_bytes() == b"mine"
    assert (tmp_path / "paper.pdf").read_bytes() == SECRET


def test_a_file_that_others_may_read_does_not_lend_its_mode(tmp_path: Path) -> None:
    """On a shared stick whoever made the file first may read it."""
    prepared = tmp_path / "paper.pdf.part"
    prepared.touch()
    prepared.chmod(0o666)
    write_durably(tmp_path / "paper.pdf", SECRET)
    assert stat.S_IMODE((tmp_path / "paper.pdf").stat().st_mode) == 0o600


def test_a_pipe_under_the_unfinished_name_does_not_hang_the_program(tmp_path: Path) -> None:
    """Opening a pipe waits for somebody to read from it."""
    os.mkfifo(tmp_path / "paper.pdf.part")
    write_durably(tmp_path / "paper.pdf", SECRET)
    assert (tmp_path / "paper.pdf").read_bytes() == SECRET


def test_a_folder_under_the_unfinished_name_is_refused_in_our_words(tmp_path: Path) -> None:
    """What cannot be taken away stops the writing, not the program."""
    (tmp_path / "paper.pdf.part").mkdir()
    with pytest.raises(TargetFailedError):
        write_durably(tmp_path / "paper.pdf", SECRET)
    assert not (tmp_path / "paper.pdf").exists()


def test_a_name_too_long_for_the_medium_is_refused_in_our_words(tmp_path: Path) -> None:
    """The system says so at the first question about the name."""
    with pytest.raises(TargetFailedError):
        write_durably(tmp_path / ("a" * 300), SECRET)
    assert list(tmp_path.iterdir()) == []


def test_the_number_of_a_household_leads_its_paper_to_no_other_folder(tmp_path: Path) -> None:
    """Whoever hands over the file of a first state chooses the numbers in it."""
    (tmp_path / "why-..").mkdir()
    stick = tmp_path / "stick"
    stick.mkdir()
    for number in ("../../evil", "..\\evil", "C:evil", "a\x1b[2J\u202ea"):
        path = folders.target(str(stick), f"why-{number}.pdf")
        assert path.parent == stick and path.name.isprintable()
        assert not {*path.name} & {*'/\\:*?"<>|'}


@pytest.mark.parametrize("said", ["é" * 199, "a/" * 99 + "é" * 199, "é" * 199 + ".pdf"])
def test_a_name_that_no_disk_takes_is_an_error_of_ours(said: str) -> None:
    """Two hundred letters fit into the line where it is typed, and four hundred bytes nowhere."""
    with pytest.raises((FileUnreachableError, folders.FolderMissingError)):
        folders.target(said, "paper.pdf")
    assert not folders.is_folder(folders.meant(said))
    with pytest.raises(folders.FolderMissingError):
        folders.existing(said)
