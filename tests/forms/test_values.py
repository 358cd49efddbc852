"""Typed text to stored answer and back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answer_errors import (
    AnswerCodeLengthError,
    AnswerEmptyError,
    AnswerError,
    AnswerNoSuchDayError,
    AnswerNotDateError,
    AnswerNotDigitsError,
    AnswerNotInListError,
    AnswerNotNumberError,
    AnswerNotPhoneError,
    AnswerNotPhotoError,
    AnswerNotSumError,
    AnswerTooLargeError,
    AnswerTooLongError,
    AnswerTooSmallError,
)
from forms.errors import UsageError
from forms.instrument import Code, CodeList, ValueType, Variable
from forms.loading import instrument
from forms.photo import Photo, read_photo
from forms.values import TEXT_LIMIT, label, read_answer, show_answer

BDT = instrument("bdt")
HASH = "0123456789abcdef" * 4


def _listed(*codes: str) -> Variable:
    """Return a question with these codes."""
    items = tuple(Code(code, f"kode {code}", f"code {code}", 1) for code in codes)
    return Variable("q", "b", "Q", "Q", ValueType.ENUM, list=CodeList("l", "test", items))


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("alamat", "  JL. MELATI  NO. 4 ", "JL. MELATI  NO. 4"),
        ("alamat", "JL.\u200b MELATI\x1b[31m", "JL. MELATI[31m"),
        ("nama", "SITI [/] <b>", "SITI [/] <b>"),
        ("luas_lantai", "054", 54),
        ("no_hp", " 0812-3456 7890 ", "0812-3456 7890"),
        ("no_hp", "+62 812 34567890", "+62 812 34567890"),
        ("jumlah_jam_kerja", "98", 98),
        ("lat", "-3,790", "-3.79"),
        ("lat", "-03.79", "-3.79"),
        ("lat", "-0,0", "0"),
        ("long", "102", "102"),
        ("tanggal_lahir", "1/2/1985", "1985-02-01"),
        ("tanggal_lahir", "01-02-1985", "1985-02-01"),
        ("tanggal_lahir", "1985-02-01", "1985-02-01"),
        ("tanggal_lahir", "01021985", "1985-02-01"),
        ("tanggal_lahir", "29-02-2024", "2024-02-29"),
        ("lantai", "10", "10"),
        ("lantai", "01", "1"),
        ("lantai", "010", "10"),
        ("jenis_cacat", "00", "0"),
        ("row_status", "active", "ACTIVE"),
        ("ada_kartu_identitas", "13", 13),
        ("nik", "1771 0145.0564 9233", "1771014505649233"),
        ("nik", "17", "17"),
        ("no_kk", "0000000000000000", "0000000000000000"),
        ("kode_desa", "007", "007"),
        (
            "foto_rumah",
            f"sha256:{HASH} 2020/rumah depan.jpg",
            f"sha256:{HASH} 2020/rumah depan.jpg",
        ),
    ],
)
def test_typed_text_becomes_one_stored_spelling(name: str, typed: str, stored: str | int) -> None:
    """Hashes and merges compare spellings, so there is one."""
    assert read_answer(BDT.variable(name), typed) == stored


@pytest.mark.parametrize(
    ("name", "typed", "error"),
    [
        ("alamat", " \u200b ", AnswerEmptyError),
        ("alamat", "x" * (TEXT_LIMIT + 1), AnswerTooLongError),
        ("id_bdt", "9" * 24, AnswerTooLongError),
        ("luas_lantai", "36,5", AnswerNotNumberError),
        ("luas_lantai", "1.000", AnswerNotNumberError),
        ("luas_lantai", "٣٦", AnswerNotNumberError),
        ("luas_lantai", "1234567890", AnswerNotNumberError),
        ("luas_lantai", "-1", AnswerTooSmallError),
        ("jumlah_jam_kerja", "99", AnswerTooLargeError),
        ("lat", "-3.790,5", AnswerNotNumberError),
        ("lat", "1e2", AnswerNotNumberError),
        ("lat", "NaN", AnswerNotNumberError),
        ("lat", "-90,01", AnswerTooSmallError),
        ("long", "180.1", AnswerTooLargeError),
        ("tanggal_lahir", "2301", AnswerNotDateError),
        ("tanggal_lahir", "01/02/85", AnswerNotDateError),
        ("tanggal_lahir", "01-02/1985", AnswerNotDateError),
        ("tanggal_lahir", "1985/02/01", AnswerNotDateError),
        ("tanggal_lahir", "29-02-2023", AnswerNoSuchDayError),
        ("tanggal_lahir", "1985-13-01", AnswerNoSuchDayError),
        ("tanggal_lahir", "00000000", AnswerNoSuchDayError),
        ("lantai", "11", AnswerNotInListError),
        ("lantai", "²", AnswerNotInListError),
        ("jenis_kelamin", "L", AnswerNotInListError),
        ("ada_kartu_identitas", "16", AnswerNotSumError),
        ("ada_kartu_identitas", "-1", AnswerNotSumError),
        ("ada_kartu_identitas", "KTP", AnswerNotSumError),
        ("nik", "17710145O5649233", AnswerNotDigitsError),
        ("nik", "1" * 21, AnswerNotDigitsError),
        ("no_kk", ". .", AnswerNotDigitsError),
        ("kode_desa", "7", AnswerCodeLengthError),
        ("no_hp", "rumah 0812", AnswerNotPhoneError),
        ("no_hp", "0812+3456", AnswerNotPhoneError),
        ("no_hp", "-", AnswerNotPhoneError),
        ("no_hp", "0" * 25, AnswerNotPhoneError),
        ("kode_desa", "00a", AnswerCodeLengthError),
        ("foto_rumah", "rumah.jpg", AnswerNotPhotoError),
        ("foto_rumah", f"sha256:{HASH} /etc/rumah.jpg", AnswerNotPhotoError),
        ("foto_rumah", f"sha256:{HASH} a/../../rumah.jpg", AnswerNotPhotoError),
        ("foto_rumah", f"sha256:{HASH} C:\\rumah.jpg", AnswerNotPhotoError),
        ("foto_rumah", f"sha256:{HASH} a//b.jpg", AnswerNotPhotoError),
        ("foto_rumah", f"sha256:{HASH.upper()} rumah.jpg", AnswerNotPhotoError),
    ],
)
def test_what_cannot_be_an_answer_is_refused_in_its_own_way(
    name: str, typed: str, error: type[AnswerError]
) -> None:
    """The screen can say what would be right, and stands at the field."""
    with pytest.raises(error) as caught:
        read_answer(BDT.variable(name), typed)
    assert type(caught.value) is error
    assert (caught.value.field, caught.value.facts["variable"]) == (name, name)
    assert isinstance(caught.value, UsageError)


def test_an_error_never_repeats_what_was_typed() -> None:
    """What was typed may be a person's number; errors are logged."""
    with pytest.raises(AnswerNotDigitsError) as caught:
        read_answer(BDT.variable("nik"), "177101450564923X")
    assert "17710" not in f"{caught.value!r} {caught.value.facts} {caught.value.__cause__!r}"


def test_a_code_that_could_be_two_is_refused() -> None:
    """Where a list holds 01 and 1, only the exact spelling is taken."""
    variable = _listed("1", "01", "2")
    assert read_answer(variable, "01") == "01"
    assert read_answer(variable, "02") == "2"
    with pytest.raises(AnswerNotInListError) as caught:
        read_answer(variable, "001")
    assert caught.value.facts["codes"] == "1, 01, 2"


def test_the_errors_tell_the_bounds_and_the_codes() -> None:
    """The sentence on the screen names what would be right."""
    for name, typed, fact, told in (
        ("jumlah_jam_kerja", "99", "high", 98),
        ("luas_lantai", "-1", "low", 0),
        ("ada_tv", "1", "codes", "3, 4"),
        ("id_bdt", "9" * 24, "limit", 23),
        ("kode_desa", "1", "length", 3),
    ):
        with pytest.raises(AnswerError) as caught:
            read_answer(BDT.variable(name), typed)
        assert caught.value.facts[fact] == told


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_of_the_calendar_reads_back_as_shown(day: dt.date) -> None:
    """In all four spellings, and as the form shows it."""
    variable = BDT.variable("tanggal_lahir")
    spellings = [day.strftime(form) for form in ("%d/%m/%Y", "%d-%m-%Y", "%d%m%Y")]
    for text in (*spellings, day.isoformat(), show_answer(variable, day.isoformat(), "id")):
        assert read_answer(variable, text) == day.isoformat()


@given(st.decimals(min_value=-90, max_value=90, places=6))
def test_every_position_reads_back_as_shown_in_both_languages(value: object) -> None:
    """The comma is Indonesian, the point is English; one spelling is stored."""
    variable = BDT.variable("lat")
    stored = read_answer(variable, f"{value:f}")
    for language in ("id", "en"):
        assert read_answer(variable, show_answer(variable, stored, language)) == stored


@given(st.sampled_from(list(BDT.variables.values())), st.text(max_size=30))
def test_any_text_becomes_an_answer_that_reads_back_or_is_refused(
    variable: Variable, text: str
) -> None:
    """No text gets past the types, and no accepted answer changes by being shown."""
    try:
        answer = read_answer(variable, text)
    except AnswerError:
        answer = None
    assert answer is None or read_answer(variable, show_answer(variable, answer, "id")) == answer


def test_answers_are_told_in_words_where_there_are_words() -> None:
    """Codes by their labels, photos by their paths, the rest as typed."""
    photo = Photo(HASH, "2020/rumah.jpg").answer()
    told = [
        label(BDT.variable(name), answer, "id")
        for name, answer in (
            ("lantai", "6"),
            ("ada_kartu_identitas", 12),
            ("tanggal_lahir", "1985-02-01"),
            ("lat", "-3.79"),
            ("foto_rumah", photo),
        )
    ]
    assert told == ["Semen/bata merah", "KTP + SIM", "01-02-1985", "-3,79", "2020/rumah.jpg"]
    assert label(BDT.variable("lat"), "-3.79", "en") == "-3.79"


def test_an_answer_that_the_list_does_not_have_is_shown_as_it_is() -> None:
    """A register read from elsewhere may hold anything; the screen does not break."""
    assert label(BDT.variable("lantai"), "77", "id") == "77"
    assert label(BDT.variable("ada_kartu_identitas"), 64, "id") == "64"
    assert label(BDT.variable("ada_kartu_identitas"), -1, "id") == "-1"
    assert label(BDT.variable("foto_rumah"), "rumah.jpg", "id") == "rumah.jpg"
    assert show_answer(BDT.variable("tanggal_lahir"), "NULL", "id") == "NULL"


def test_a_photo_keeps_its_hash_and_its_path() -> None:
    """The record names the picture; the picture lies in the folder of photos."""
    photo = Photo(HASH, "2020/01/rumah.jpg")
    assert read_photo(photo.answer()) == photo
    assert read_photo(f"sha256:{HASH} .") is None
