"""Profiles are data: read strictly, written back as they were, and complete."""

import time

import pytest

from siksng_tui.intake.errors import ProfileFormatError
from siksng_tui.intake.header import find_header
from siksng_tui.intake.profile import Profile, Purpose
from siksng_tui.intake.profile_file import read_profile
from siksng_tui.intake.profile_writing import write_profile
from siksng_tui.intake.profiles_shipped import profile, profiles

PRELIST = write_profile(profile("prelist_12")).decode()


@pytest.mark.parametrize("own", profiles(), ids=lambda own: own.id)
def test_a_profile_comes_back_from_its_file_as_it_was(own: Profile) -> None:
    """One office makes it, another takes it over."""
    assert read_profile(write_profile(own)) == own


@pytest.mark.parametrize("own", profiles(), ids=lambda own: own.id)
def test_the_official_header_of_a_profile_is_recognised_as_this_profile_and_no_other(
    own: Profile,
) -> None:
    """The template of 2021 is contained in V4, and lists of people look alike."""
    found = find_header([[column.name for column in own.columns]], profiles())
    assert found is not None
    assert (found.profile.id, found.missing, found.unknown) == (own.id, (), ())


def test_every_purpose_has_a_profile() -> None:
    """A purpose without a file would be a promise that nothing keeps."""
    assert {own.purpose for own in profiles()} == set(Purpose)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("format = 1", "format = 2", "format"),
        ("format = 1", "format = 1\nextra = 1", "extra"),
        ('key = "NAMA KEPALA RT"', 'key = "NOMOR"', "key"),
        ('purpose = "prelist"', 'purpose = "delete"', "purpose"),
        ('instrument = "listing"', 'instrument = "other"', "instrument"),
        ('id = "prelist_12"', 'id = "../prelist"', "id"),
        ('dates = "yyyy-mm-dd"', 'dates = "mm/dd/yyyy"', "dates"),
        ('dates = "yyyy-mm-dd"', "dates = [1]", "dates"),
        ('needed = ["nama"]', 'needed = ["umur"]', "needed"),
        ('["NIK", "answer", "nik"]', '["NIK", "answer", "nomor"]', "NIK"),
        ('["NIK", "answer", "nik"]', '["NIK", "run", "nik"]', "NIK"),
        ('["NIK", "answer", "nik"]', '["NIK"]', "NIK"),
        ('["NIK", "answer", "nik"]', '["NIK", "answer", "nama"]', "columns"),
        ('["NIK", "answer", "nik"]', '["ALAMAT", "answer", "nik"]', "columns"),
        ('"jenis_kelamin", "sex_letters"', '"jenis_kelamin", "reply"', "JENIS KELAMIN"),
        ('"jenis_kelamin", "sex_letters"', '"jenis_kelamin", "nothing"', "JENIS KELAMIN"),
        ('"answer", "nik"', '"answer", 5', "columns"),
        ("format = 1", "format = [", "TOML"),
        ("format = 1", f"format = {'9' * 5_000}", "TOML"),
        ("format = 1", "format = true", "format"),
        ("format = 1", "format = 1.0", "format"),
        ("format = 1", f"format = 1\nextra = {'[' * 100_000}", "TOML"),
        ('key = "NAMA KEPALA RT"', "key = 2026-01-32", "TOML"),
        ('key = "NAMA KEPALA RT"', "key = 2026-01-31", "key"),
        ('["NIK", "answer", "nik"]', '["1771 0113 0617 9698", "answer", "nik"]', "columns"),
        ('["NIK", "answer", "nik"]', '["NIK\\u001b[2J", "answer", "nik"]', "columns"),
        ('["NIK", "answer", "nik"]', f'["{"N" * 201}", "answer", "nik"]', "columns"),
        ('title_id = "', 'title_id = "\\u202e', "title_id"),
        ('source = "', 'source = "0812-3456-7890 ', "source"),
    ],
)
def test_a_profile_that_is_not_written_as_profiles_are_is_refused(
    old: str, new: str, place: str
) -> None:
    """It may come from another office, on a stick; the error says where to look."""
    assert old in PRELIST
    with pytest.raises(ProfileFormatError) as refused:
        read_profile(PRELIST.replace(old, new).encode())
    assert refused.value.facts["place"] == place


@pytest.mark.parametrize(
    "hostile",
    [
        "a" + ".a" * 490_000 + " = 1",
        "\n".join(f"a{at}" + ".a" * 990 + " = 1" for at in range(500)),
        "x = " + "[" * 490_000,
    ],
    ids=["one-key-of-dots", "many-keys-of-dots", "deep"],
)
def test_a_profile_that_would_keep_the_program_busy_is_refused_at_once(hostile: str) -> None:
    """Whoever hands it over waits outside; the operator would wait for hours."""
    before = time.process_time()
    with pytest.raises(ProfileFormatError):
        read_profile(hostile.encode())
    assert time.process_time() - before < 1


def test_bytes_that_are_no_text_are_no_profile() -> None:
    """A renamed workbook, for example."""
    with pytest.raises(ProfileFormatError):
        read_profile(b"PK\x03\x04\xff\xfe")


def test_a_profile_may_have_words_of_its_own() -> None:
    """Another program writes another word for a woman."""
    text = PRELIST.replace('"jenis_kelamin", "sex_letters"', '"jenis_kelamin", "own"')
    own = read_profile((text + '\n[spelled.own]\n"Cowok" = "L"\n"Cewek" = "P"\n').encode())
    assert own.words("own")["CEWEK"].code == "P"
    assert read_profile(write_profile(own)) == own
