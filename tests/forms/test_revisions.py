"""Reading revisions back from their bytes."""

import datetime as dt
import json

import pytest

from forms.canonical import canonical
from forms.records import Revision, Subject, SubjectKind
from forms.revisions import RevisionUnreadableError, read_revision

REVISION = Revision(
    subject=Subject(
        id="1" * 32,
        kind=SubjectKind.HOUSEHOLD,
        answers={"alamat": "JL. CONTOH 1", "luas_lantai": 36},
        rows={"businesses": ({"usaha_omset": "2"},)},
        links={"household": "2" * 32},
        region="17.71.01.1001",
    ),
    instrument="bdt",
    version="2020.1",
    parent=None,
    author="siti",
    time=dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC),
    reason="pindah",
)


def test_a_revision_is_read_back_as_it_was_written() -> None:
    """What is stored and signed is all that a revision is."""
    assert read_revision(REVISION.canonical_bytes()) == REVISION


@pytest.mark.parametrize(
    "changed",
    [
        {"more": 1},
        {"subject": 7},
        {"kind": "village"},
        {"answers": {"luas_lantai": 1.5}},
        {"answers": {"luas_lantai": True}},
        {"answers": {"alamat": None}},
        {"answers": ["alamat"]},
        {"rows": {"businesses": {"usaha_omset": "2"}}},
        {"links": {"household": 3}},
        {"parent": 5},
        {"time": "2026-11-23T08:00:00"},
        {"time": "2026-11-23T15:00:00+07:00"},
        {"time": "yesterday"},
    ],
)
def test_a_body_that_no_revision_has_is_refused(changed: dict[str, object]) -> None:
    """A revision from another office is data to be judged, not trusted."""
    body = json.loads(REVISION.canonical_bytes()) | changed
    with pytest.raises(RevisionUnreadableError):
        read_revision(json.dumps(body, sort_keys=True, separators=(",", ":")).encode())


@pytest.mark.parametrize("key", sorted(json.loads(REVISION.canonical_bytes())))
def test_a_body_that_lacks_a_key_is_refused(key: str) -> None:
    """Nothing is filled in for what is missing."""
    body = json.loads(REVISION.canonical_bytes())
    del body[key]
    with pytest.raises(RevisionUnreadableError):
        read_revision(canonical(body))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"{", b"\xff", b'"text"', b"[" * 100_000])
def test_bytes_that_are_no_body_are_refused(data: bytes) -> None:
    """Damage ends in one named error."""
    with pytest.raises(RevisionUnreadableError):
        read_revision(data)


def test_another_spelling_of_the_same_body_is_refused() -> None:
    """One revision has one hash, so only one byte string may stand for it."""
    data = REVISION.canonical_bytes()
    with pytest.raises(RevisionUnreadableError):
        read_revision(data.replace(b":", b": ", 1))
