"""What the papers of the village and of the citizen are made from; services fill these in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reports.page.records import Authority, Letterhead


@dataclass(frozen=True, slots=True)
class Slip:
    """What a citizen is given for a request.

    Args:
        letterhead: of the office.
        number: of the request.
        date: on which it was entered.
        asked: what was asked for, and why.
        name: of the head of the family.
        nik: the head's, with most digits hidden; empty where none is known.
        received_by: who took it.
        result: when and where the result is asked for, a paragraph a text.
    """

    letterhead: Letterhead
    number: str
    date: str
    asked: str
    name: str
    nik: str
    received_by: str
    result: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParcelReceipt:
    """What a parcel says of itself, and what became of it.

    Args:
        letterhead: of the office that prints.
        number: id of the parcel.
        facts: labels with what is said.
        fingerprint: SHA-256 of its head, as 64 hexadecimal digits.
        statement: what both sign.
        signers: who gave and who took it.
    """

    letterhead: Letterhead
    number: str
    facts: tuple[tuple[str, str], ...]
    fingerprint: str
    statement: str
    signers: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Attendance:
    """An attendance list that nobody has signed.

    Args:
        letterhead: of the office.
        meeting: what it is called.
        set_said: the set whose minutes it belongs to, with its code; empty without one.
        elements: posts that stand in the first rows; the others are left open.
        rows: how many persons can sign, at least one for each of the elements.
        authority: who signs below.
    """

    letterhead: Letterhead
    meeting: str
    set_said: str
    elements: tuple[str, ...]
    rows: int
    authority: Authority


@dataclass(frozen=True, slots=True)
class BnbaRow:
    """One family, every text as it is to stand on paper; numbers are hidden already, or whole."""

    id_dtks: str
    kk: str
    nik: str
    name: str
    sex: str
    address: str
    village: str
    persons: int
    note: str


@dataclass(frozen=True, slots=True)
class Bnba:
    """A list of families.

    Args:
        letterhead: of the office.
        title: what it lists.
        notice: what stands below the title, a paragraph a text.
        said: for the foot of each page, as the number and code of a set.
        rows: gives the families from the first one each time it is called.
        authority: who signs; None on a list for the public board.
    """

    letterhead: Letterhead
    title: str
    notice: tuple[str, ...]
    said: str
    rows: Callable[[], Iterable[BnbaRow]]
    authority: Authority | None


@dataclass(frozen=True, slots=True)
class PrelistRow:
    """One family, every text as it is to stand on paper; `code` is the number in its bar code."""

    code: str
    name: str
    sex: str
    spouse: str
    address: str
    nik: str


@dataclass(frozen=True, slots=True)
class Place:
    """A region above the village, or the village: what it is, its part of the BPS code, its name.

    The code is empty where it is not known.
    """

    kind: str
    code: str
    digits: int
    name: str


@dataclass(frozen=True, slots=True)
class Prelist:
    """A village's families in the order in which they are numbered.

    Args:
        above: what stands over the title.
        title: the title, a line a text.
        places: the regions from the widest to the village.
        legend: what the codes mean that are written into the columns.
        said: where the village lies, for the foot of each page.
        rows: gives the families from the first one each time it is called.
    """

    above: str
    title: tuple[str, ...]
    places: tuple[Place, ...]
    legend: tuple[str, ...]
    said: str
    rows: Callable[[], Iterable[PrelistRow]]


@dataclass(frozen=True, slots=True)
class WhyLine:
    """A criterion with its answers: each what was asked and answered, and what that says to it."""

    number: int
    text: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WhySheet:
    """What the register knows of one family, set beside the criteria.

    Args:
        letterhead: of the office.
        facts: labels with what is known of the family: head, address, decile, programmes.
        introduction: what the sheet is, a paragraph a text.
        lines: the criteria in their order.
        summary: labels with the numbers of the criteria that the evidence speaks for, against ...
        missing: what is blank or doubtful, a sentence each.
        objection: where and how to object, a paragraph a text.
    """

    letterhead: Letterhead
    facts: tuple[tuple[str, str], ...]
    introduction: tuple[str, ...]
    lines: tuple[WhyLine, ...]
    summary: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    objection: tuple[str, ...]
