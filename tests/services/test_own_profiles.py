"""Profiles of an office's own: kept sealed, used beside the shipped ones, handed on as files."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from db.audit import audit
from db.lists import import_profiles
from forms.durable import TargetExistsError
from forms.plain_files import FileNotPlainError, FileTooLargeError
from siksng_tui.intake.errors import HeaderNotFoundError, ProfileFormatError
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.profile_file import read_profile
from siksng_tui.intake.profile_writing import write_profile
from siksng_tui.intake.profiles_shipped import profile
from siksng_tui.intake.watch import UNWATCHED
from siksng_tui.services.imports import file_imports
from siksng_tui.services.incoming_files import own_profiles
from siksng_tui.services.incoming_files.own_profiles import ProfileKnownError, ProfileNotFoundError
from siksng_tui.services.office.sessions import RoleMissingError, Session
from tests.intake.workbooks import write_workbook
from tests.services.bureau import Bureau

COLUMNS = ("Nomor Induk", "Siapa", "Terima apa")
"""A layout that no shipped profile knows."""

PROFILE = """
format = 1
id = "bantuan_desa"
purpose = "recipients"
instrument = "listing"
title_id = "Bantuan desa"
title_en = "Aid of the village"
source = "Kelurahan Contoh"
key = "Nomor Induk"
columns = [
  ["Siapa", "name", "nama"],
  ["Nomor Induk", "answer", "nik"],
  ["Terima apa", "answer", "program"],
]
"""


def own_profile(text: str = PROFILE) -> Profile:
    """Return a profile as another office wrote it."""
    return read_profile(text.encode())


def a_file(place: Path, columns: Sequence[str] = COLUMNS) -> Path:
    """Return a workbook with a row under some column names."""
    return write_workbook(place / "bantuan.xlsx", [columns, ("1702014101019001", "SITI", "KUBE")])


def known_as(session: Session, file: Path) -> str:
    """Return by which profile a file is known."""
    return file_imports.look(session, file).profile.id


def test_a_file_is_known_once_its_profile_is_kept_and_unknown_when_it_is_gone(
    bureau: Bureau,
) -> None:
    """What was imported meanwhile stays."""
    file = a_file(bureau.place)
    with bureau.at_work("rani") as session:
        with pytest.raises(HeaderNotFoundError):
            known_as(session, file)
        own_profiles.add(session, own_profile())
        looked = file_imports.look(session, file)
        assert looked.profile == own_profile()
        looked.take("", UNWATCHED)
        own_profiles.remove(session, "bantuan_desa")
        assert own_profiles.known(session) == ()
        with pytest.raises(HeaderNotFoundError):
            known_as(session, file)


def test_a_profile_that_one_office_wrote_is_taken_in_by_another_as_it_was(bureau: Bureau) -> None:
    """Over a stick, to an office with a store and keys of its own."""
    stick = bureau.stick / "bantuan_desa.toml"
    with bureau.at_work("rani") as session:
        own_profiles.add(session, own_profile())
        own_profiles.write(session, "bantuan_desa", stick)
        with pytest.raises(TargetExistsError):
            own_profiles.write(session, "bantuan_desa", stick)
    with bureau.above() as session:
        own_profiles.add(session, own_profiles.read(stick))
        assert own_profiles.known(session) == (own_profile(),)
        assert known_as(session, a_file(bureau.place)) == "bantuan_desa"


def test_what_a_shipped_profile_knows_no_other_office_can_explain_otherwise(
    bureau: Bureau,
) -> None:
    """A profile from a stick with the ministry's columns and one more would fit better."""
    text = write_profile(profile("bnba_23")).decode()
    text = text.replace('"bnba_23"', '"lain"').replace(
        "]\n\n[aliases]", '["X", "unused"],]\n[aliases]'
    )
    names = [column.name for column in own_profile(text).columns]
    with bureau.at_work("rani") as session:
        own_profiles.add(session, own_profile(text))
        assert len(names) == 24
        assert known_as(session, a_file(bureau.place, names)) == "bnba_23"


def test_a_kept_profile_that_cannot_be_read_any_more_keeps_no_other_from_being_known(
    bureau: Bureau,
) -> None:
    """A later version may be stricter; it is named, and can be removed."""
    with bureau.at_work("rani") as session:
        own_profiles.add(session, own_profile())
        with session.store.transaction():
            by = own_profiles.By("rani", session.clock())
            import_profiles.add(
                session.store, "dari_masa_lain", PROFILE.replace("1", "9").encode(), by
            )
        (lost,) = own_profiles.unreadable(session)
        assert (lost.id, lost.by, lost.error.facts) == ("dari_masa_lain", by, {"place": "format"})
        assert [own.profile.id for own in own_profiles.every(session)] == ["bantuan_desa"]
        assert known_as(session, a_file(bureau.place)) == "bantuan_desa"
        own_profiles.remove(session, "dari_masa_lain")
        assert own_profiles.unreadable(session) == ()


def test_one_id_is_one_profile(bureau: Bureau) -> None:
    """Neither a shipped one nor one that was mapped here is replaced in silence."""
    with bureau.at_work("rani") as session:
        own_profiles.add(session, own_profile())
        for text in (PROFILE, PROFILE.replace("bantuan_desa", "bnba_23")):
            with pytest.raises(ProfileKnownError):
                own_profiles.add(session, own_profile(text))
        assert [own.by.account for own in own_profiles.every(session)] == ["rani"]
        with pytest.raises(ProfileNotFoundError):
            own_profiles.remove(session, "bnba_23")


def test_the_audit_says_who_added_and_removed_a_profile_and_nothing_of_a_file(
    bureau: Bureau,
) -> None:
    """Its id, what it is for, and how many columns it has."""
    with bureau.at_work("rani") as session:
        own_profiles.add(session, own_profile())
        own_profiles.remove(session, "bantuan_desa")
        told = [
            (own.action, own.account, json.loads(own.detail))
            for own in audit.entries(session.store)
            if own.action.startswith("profile.")
        ]
    added = {"profile": "bantuan_desa", "purpose": "recipients", "columns": 3}
    assert told == [
        ("profile.add", "rani", added),
        ("profile.remove", "rani", {"profile": "bantuan_desa"}),
    ]
    assert "Siapa" not in json.dumps([detail for _action, _who, detail in told])


def test_whoever_is_no_operator_keeps_and_forgets_none(bureau: Bureau) -> None:
    """The second person checks; the first one prepares."""
    with bureau.at_work("rani") as session:
        own_profiles.add(session, own_profile())
    with bureau.at_work("budi") as session:
        with pytest.raises(RoleMissingError):
            own_profiles.add(session, own_profile(PROFILE.replace("bantuan_desa", "lain")))
        with pytest.raises(RoleMissingError):
            own_profiles.remove(session, "bantuan_desa")
        assert own_profiles.known(session) == (own_profile(),)


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"#" * 1_000_001, FileTooLargeError),
        (b"PK\x03\x04", ProfileFormatError),
        (b"", ProfileFormatError),
        (PROFILE.replace("recipients", "everything").encode(), ProfileFormatError),
        (PROFILE.replace("recipients", "results").encode(), ProfileFormatError),
        (PROFILE.replace("recipients", "proposals").encode(), ProfileFormatError),
        (
            PROFILE.replace('"listing"', '"proposal"').replace("program", "rt").encode(),
            ProfileFormatError,
        ),
    ],
)
def test_a_hostile_file_is_refused_before_anything_is_kept(
    tmp_path: Path, content: bytes, refused: type[Exception]
) -> None:
    """It came on a stick, under any name."""
    file = tmp_path / "susunan.toml"
    file.write_bytes(content)
    with pytest.raises(refused):
        own_profiles.read(file)


def test_a_folder_under_the_name_of_a_profile_is_none(tmp_path: Path) -> None:
    """Nor is a pipe, which would never end."""
    with pytest.raises(FileNotPlainError):
        own_profiles.read(tmp_path)
