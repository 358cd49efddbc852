"""The register as it goes down: one accepted revision a line, household by household.

Format: parcel-1, section 5, "Extract".
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from forms.errors import DamagedError
from forms.records import Revision, Subject, SubjectKind
from forms.revisions import Spelled, revision_of
from siksng_tui.exchange.errors import ParcelInsideWrongError
from siksng_tui.exchange.manifest import Head
from siksng_tui.exchange.offices import inside
from siksng_tui.exchange.request_reading import may_be_stored
from siksng_tui.exchange.strictjson import SUBJECT_ID, Fields, parse_canonical

LINE = "subject"
"""What the key `line` says."""

ORDER = (SubjectKind.HOUSEHOLD, SubjectKind.FAMILY, SubjectKind.PERSON)
"""Subjects of one household stand in this order."""

BEFORE: Final = b'{"body":'
BEHIND: Final = b',"line":"subject"}'
"""What stands around the body in a canonical line."""

Home = tuple[Spelled, ...]
"""The accepted revisions of one household, of its families and of its persons."""


def subject_line(body: bytes) -> bytes:
    """Return the line of an accepted revision, whose canonical bytes stand in it as they are."""
    return BEFORE + body + BEHIND


def read_subject_line(line: bytes) -> Spelled:
    """Return the revision of a line, which holds the canonical bytes of the revision as well.

    Raises:
        ParcelInsideWrongError: it is not as described, or holds text that may not be stored; take
            nothing of the parcel.
    """
    try:
        value = parse_canonical(line)
        fields = Fields(value, ("body", "line"))
        fields.word("line", LINE)
        revision = revision_of(fields.any("body"))
    except (ValueError, OverflowError, DamagedError):
        raise ParcelInsideWrongError(part="subject") from None
    if not may_be_stored(line.decode(), value):
        raise ParcelInsideWrongError(part="text")
    return Spelled(revision, line[len(BEFORE) : -len(BEHIND)])


def read_homes(lines: Iterable[bytes], head: Head) -> Iterator[Home]:
    """Yield each household of an extract with its families and persons.

    Args:
        lines: the records of the parcel.
        head: what the parcel says of itself.

    Whether a subject stands in two households, only who takes them all can know.

    Raises:
        ParcelInsideWrongError: a line is not as described, a subject comes twice in a household,
            is of no questionnaire that the parcel names, of another household than the one before
            it, or of a region that sender and recipient do not share; take nothing of the parcel.
    """
    home: list[Spelled] = []
    for own in map(read_subject_line, lines):
        if home and own.subject.kind is SubjectKind.HOUSEHOLD:
            yield tuple(home)
            home = []
        _require_new(own.subject, home)
        home.append(own)
        _require_known(own.revision, head)
        _require_place(home, head)
    if home:
        yield tuple(home)


def _require_new(subject: Subject, home: Sequence[Spelled]) -> None:
    """Refuse a subject without a sound id, or one that its household has already.

    Raises:
        ParcelInsideWrongError: take nothing of the parcel.
    """
    twice = any(own.subject.id == subject.id for own in home)
    if twice or not SUBJECT_ID.fullmatch(subject.id):
        raise ParcelInsideWrongError(part="subject")


def _require_known(revision: Revision, head: Head) -> None:
    """Refuse answers of a questionnaire that the parcel does not name.

    Raises:
        ParcelInsideWrongError: take nothing of the parcel.
    """
    if f"{revision.instrument}/{revision.version}" not in head.instruments:
        raise ParcelInsideWrongError(part="instrument")


def _require_place(home: Sequence[Spelled], head: Head) -> None:
    """Refuse the last subject of a household, unless it stands where it belongs.

    Raises:
        ParcelInsideWrongError: take nothing of the parcel.
    """
    first, subject = home[0].subject, home[-1].subject
    before = home[-2].subject.kind if len(home) > 1 else SubjectKind.HOUSEHOLD
    if first.kind is not SubjectKind.HOUSEHOLD or ORDER.index(subject.kind) < ORDER.index(before):
        raise ParcelInsideWrongError(part="order")
    regions = {first.region, subject.region or first.region}
    around = (head.sender.region, head.recipient.region)
    if not all(own and inside(own, each) for own in regions for each in around):
        raise ParcelInsideWrongError(part="region")
    if len(home) > 1 and not _is_linked(home):
        raise ParcelInsideWrongError(part="links")


def _is_linked(home: Sequence[Spelled]) -> bool:
    """Return whether the last subject is of the household, and a person of one of its families."""
    links, families = home[-1].subject.links, {own.subject.id for own in home[1:-1]}
    family = links.get("family", "")
    return links.get("household") == home[0].subject.id and (not family or family in families)
