"""Records: a revision has one hash, which changes with anything that it says."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from forms.records import HouseholdRecord, Revision, Subject, SubjectKind

NOON = dt.datetime(2026, 1, 15, 5, 0, tzinfo=dt.UTC)
SUBJECT = Subject(
    "5f" * 16,
    SubjectKind.HOUSEHOLD,
    {"luas_lantai": 36, "lantai": "6"},
    {"businesses": ({"usaha_omset": "1"},)},
    {"household": "ab" * 16},
    "17.71.01.1001",
)
REVISION = Revision(SUBJECT, "bdt", "2020.1", "0" * 64, "operator1", NOON, "lantai diperbaiki")

OTHER_SUBJECTS = [
    replace(SUBJECT, id="60" * 16),
    replace(SUBJECT, kind=SubjectKind.FAMILY),
    replace(SUBJECT, answers={"luas_lantai": "36", "lantai": "6"}),
    replace(SUBJECT, answers={"luas_lantai": 36}),
    replace(SUBJECT, rows={}),
    replace(SUBJECT, rows={"businesses": ({"usaha_omset": "2"},)}),
    replace(SUBJECT, links={"household": "cd" * 16}),
    replace(SUBJECT, region="17.71.01.1002"),
]
OTHERS = [
    *(replace(REVISION, subject=subject) for subject in OTHER_SUBJECTS),
    replace(REVISION, instrument="dtsen"),
    replace(REVISION, version="2020.2"),
    replace(REVISION, parent=None),
    replace(REVISION, author="operator2"),
    replace(REVISION, time=NOON + dt.timedelta(seconds=1)),
    replace(REVISION, reason=""),
]


def test_the_hash_of_a_revision_never_changes_between_versions() -> None:
    """Signatures and printed codes rest on it; if this fails, old papers prove nothing."""
    assert REVISION.hash == "114823f061638ae1a001ba6a0b46a347d4e836b1e035f490f96cb550f99396ea"


def test_whatever_a_revision_says_is_in_its_hash() -> None:
    """Each field of it, and of its subject."""
    hashes = [revision.hash for revision in (REVISION, *OTHERS)]
    assert len(set(hashes)) == len(hashes)


def test_the_order_of_answers_and_the_time_zone_are_not_in_the_hash() -> None:
    """The same answers at the same instant are the same revision."""
    turned = replace(SUBJECT, answers=dict(reversed(list(SUBJECT.answers.items()))))
    jakarta = NOON.astimezone(dt.timezone(dt.timedelta(hours=7)))
    assert replace(REVISION, subject=turned, time=jakarta).hash == REVISION.hash


def test_the_bytes_hold_exactly_the_body() -> None:
    """They are what is stored, hashed, signed and carried."""
    assert json.loads(REVISION.canonical_bytes()) == json.loads(json.dumps(REVISION.body()))
    assert set(REVISION.body()) == {
        *("answers", "author", "instrument", "kind", "links", "parent", "reason", "region"),
        *("rows", "subject", "time", "version"),
    }


def test_a_record_finds_its_subjects_and_no_stranger() -> None:
    """Household first, then families, then persons."""
    family = Subject("f", SubjectKind.FAMILY, {})
    person = Subject("p", SubjectKind.PERSON, {})
    record = HouseholdRecord("bdt", "2020.1", SUBJECT, (family,), (person,))
    assert record.subjects() == (SUBJECT, family, person)
    assert record.subject("p") is person
    with pytest.raises(KeyError):
        record.subject("q")
