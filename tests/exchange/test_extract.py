"""The register comes down whole, or nothing of it is taken."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

import pytest

from forms.canonical import canonical
from forms.records import HouseholdRecord, Revision, Subject
from forms.revisions import spelled
from siksng_tui.exchange.errors import ParcelInsideWrongError
from siksng_tui.exchange.extract import read_homes, subject_line
from siksng_tui.exchange.manifest import Head, Kind
from tests.db.builders import NOW, household_record
from tests.exchange.world import CITY, SENT, VILLAGE

HERE: Final = VILLAGE.region

HEAD: Final = Head(
    kind=Kind.EXTRACT,
    id="00" * 16,
    sender=CITY,
    recipient=VILLAGE,
    cycle="2026-Q4",
    epoch=1,
    sequence=1,
    previous=None,
    instruments=("bdt/2020.1",),
    audit_count=1,
    audit_head="ab" * 32,
    time=SENT,
)


def states(record: HouseholdRecord) -> list[Revision]:
    """Return the states of a household and its members."""
    return [
        Revision(own, record.instrument, record.version, None, "siti", NOW, "")
        for own in record.subjects()
    ]


FIRST: Final = states(household_record(1, families=2, village=HERE))
SECOND: Final = states(household_record(2, village=HERE))


def changed(own: Revision, **fields: object) -> Revision:
    """Return a state of a subject with something else in it."""
    subject: Subject = replace(own.subject, **fields)  # type: ignore[arg-type]
    return replace(own, subject=subject)


def lines(*homes: list[Revision]) -> Iterator[bytes]:
    """Return the lines of some households."""
    return (subject_line(own.canonical_bytes()) for own in chain.from_iterable(homes))


def test_households_are_read_one_by_one_as_they_were_written() -> None:
    """Each with its families and persons, and each with the bytes that its hash is of."""
    homes = [tuple(map(spelled, home)) for home in (FIRST, SECOND)]
    assert list(read_homes(lines(FIRST, SECOND), HEAD)) == homes
    assert list(read_homes(iter(()), HEAD)) == []


HOME, CLAN, PERSON = FIRST[0], FIRST[1], FIRST[3]

HOSTILE: Final = {
    "a household of another village": ([changed(HOME, region="17.71.01.1002")], "region"),
    "a household of no village": ([changed(HOME, region="")], "region"),
    "a member of another village": ([HOME, changed(CLAN, region="17.71.01.1002")], "region"),
    "a person without a household": ([PERSON], "order"),
    "a family behind a person": ([*SECOND, changed(CLAN, links=SECOND[1].subject.links)], "order"),
    "a person of another household": ([*FIRST, SECOND[2]], "links"),
    "a person of a family that did not come": ([HOME, PERSON], "links"),
    "a family of another household": ([*FIRST[:2], SECOND[1]], "links"),
    "the same person twice": ([*FIRST, FIRST[-1]], "subject"),
    "an id that is none": ([changed(HOME, id="1")], "subject"),
    "a questionnaire that is not named": ([replace(HOME, version="2031.1")], "instrument"),
    "a text with a hidden sign": ([changed(HOME, answers={"alamat": "JL.\u200b"})], "text"),
}
"""What stands in the records, and the part that is named."""


@pytest.mark.parametrize("what", HOSTILE)
def test_an_extract_that_is_not_sound_is_refused(what: str) -> None:
    """Before anything of the household in question is given out."""
    home, part = HOSTILE[what]
    with pytest.raises(ParcelInsideWrongError) as refused:
        list(read_homes(lines(home), HEAD))
    assert refused.value.facts["part"] == part


LINE: Final = subject_line(HOME.canonical_bytes())
BODY: Final = HOME.canonical_bytes()

OTHERS: Final = {
    "nothing": b"",
    "no object": b"[]",
    "no revision": canonical({"body": {}, "line": "subject"}),
    "another line": LINE.replace(b'"line":"subject"', b'"line":"request"'),
    "a space": LINE.replace(b'{"body":', b'{"body": '),
    "a space at its end": LINE + b" ",
    "keys the other way round": b'{"line":"subject","body":%b}' % BODY,
    "a key twice": b'{"body":%b,"body":%b,"line":"subject"}' % (BODY, BODY),
    "a further key": b'{"body":%b,"line":"subject","more":1}' % BODY,
    "a letter that is escaped": LINE.replace(b'"siti"', b'"sit\\u0069"'),
    "true where a count is due": LINE.replace(b":36,", b":true,"),
    "a fraction": LINE.replace(b":36,", b":36.0,"),
}
"""What is not the one spelling of a household's line."""


@pytest.mark.parametrize("what", OTHERS)
def test_a_line_that_is_no_subject_is_refused(what: str) -> None:
    """Its body is kept byte by byte, so that no other spelling of it may pass."""
    assert OTHERS[what] != LINE
    with pytest.raises(ParcelInsideWrongError):
        list(read_homes([OTHERS[what]], HEAD))
