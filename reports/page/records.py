"""What the papers are made from; services fill these in, and nothing here reads a store."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from forms.records import RequestKind
from reports.page.decisions import Decision
from reports.page.words import DRAFT, PRACTICE, print_number


class Visit(StrEnum):
    """What came of the visit to a family, as result minutes tell it apart."""

    COMPLETED = "completed"
    NOT_FOUND = "not_found"
    MOVED = "moved"
    DOUBLE = "double"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One family of the annex, every text as it is to stand on paper.

    `village` and `district` are names without the words Kelurahan and Kecamatan; rows come sorted
    by district and village. `persons` is how many people the family has, `rural` whether the
    village is a desa. `programme` is what a proposal is for and stands in place of the kind;
    `visit`, what came of the visit, and `decision`, what a village meeting decided, are counted.
    """

    id_dtks: str
    kk: str
    nik: str
    name: str
    sex: str
    birth_place: str
    birth_date: str
    address: str
    village: str
    district: str
    persons: int
    kind: RequestKind
    note: str = ""
    rural: bool = False
    programme: str = ""
    visit: Visit = Visit.UNKNOWN
    decision: Decision = Decision.UNASKED


Rows = Callable[[], Iterable[AnnexRow]]
"""Gives the rows from the first one each time it is called; they are read twice, one by one."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What binds the paper to the set: its code and the fingerprint as 64 hexadecimal digits.

    `formers` are code and fingerprint from before families were struck out, the oldest first.
    """

    code: str
    fingerprint: str
    formers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """What tells this print from others: its number for this paper, and the audit chain's head.

    `audit_count` and `audit_hash` are the number and the hash of the last entry.
    """

    number: int
    audit_count: int
    audit_hash: str


@dataclass(frozen=True, slots=True)
class Authority:
    """Who signs: "Wali Kota Bengkulu", "Provinsi Bengkulu", "Bengkulu" and the name.

    An elected head has a name without degrees, no rank and no NIP; a civil servant has all. Dots
    are printed for what is empty.
    """

    title: str
    province: str
    place: str
    signer: str = ""
    rank: str = ""
    nip: str = ""
    civil_servant: bool = False


@dataclass(frozen=True, slots=True)
class Official:
    """Who signs for an office: post, name with degrees, rank, and the 18 digits of the NIP.

    Dots are printed for an empty name; for an empty rank and NIP, those of a civil servant only.
    """

    post: str
    name: str = ""
    rank: str = ""
    nip: str = ""
    civil_servant: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The names of an office from the widest region down, and where it can be reached."""

    names: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts that an office may edit; `reports/page/wording.toml` has the first ones.

    `subject` is what the paper is about, `basis` the laws in their order, `initials` the posts
    whose initials are asked for on the office's copy (none: no table), `addressee` to whom a
    forwarding note goes.
    """

    subject: str
    basis: tuple[str, ...]
    statement: str
    initials: tuple[str, ...] = ()
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Number and date as typed from the signed paper; dots are printed for what is empty."""

    number: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class SetPaper:
    """The paper that covers a set, with its annex.

    `name` is how the paper is cited, as "Keputusan Wali Kota Bengkulu"; `period` may be empty, and
    then has no line. `seal` is None until the set is sealed: every page says KONSEP then, and there
    is no code. In a practice office every page says LATIHAN. `facts` fill the places of texts that
    are completed when the families were counted.
    """

    name: str
    authority: Authority
    office: str
    set_number: str
    cycle: str
    period: str
    wording: Wording
    imprint: Imprint
    rows: Rows
    letterhead: Letterhead = Letterhead()
    seal: Seal | None = None
    signed: Signed = Signed()
    practice: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecreeTexts:
    """The texts of a draft decree: its laws are those of the paper that it belongs to."""

    considering: tuple[str, ...]
    decided: tuple[str, ...]
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecapitulationTexts:
    """What a recapitulation is called, who made it, and who has seen it."""

    subject: str
    maker: Official
    seen_by: Official


@dataclass(frozen=True, slots=True)
class StatementTexts:
    """The texts of a responsibility statement, and who makes it; `number` may be empty."""

    number: str
    points: tuple[str, ...]
    closing: str
    signer: Official


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """The texts of the letter to the Minister; `number` may be empty.

    `behalf` is the line above the post of who signs in another's name; while it is empty, the
    authority of the paper signs, and `signer` is not printed.
    """

    number: str
    addressee: tuple[str, ...]
    subject: str
    statement: tuple[str, ...]
    closing: str
    behalf: str
    signer: Official


@dataclass(frozen=True, slots=True)
class ResultTexts:
    """The texts of the minutes of a city's results, and who signs them; `number` may be empty.

    `unknown` says of which families the result of the visit is not known, and why.
    """

    number: str
    title: tuple[str, ...]
    region: tuple[tuple[str, str], ...]
    statement: str
    unknown: str
    closing: str
    signer: Official


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages a paper has."""

    pages: int


@dataclass(frozen=True, slots=True)
class Print:
    """Which print of a paper it is: whose, on which day, the how manieth; 0 of one looked at.

    A draft is no copy, and every page says KONSEP; in a practice office every page says LATIHAN.
    """

    office: str
    printed: str
    copy: int
    practice: bool = False
    draft: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """Return what is written across every page, under everything else."""
        marks = ((DRAFT, self.draft), (PRACTICE, self.practice))
        return tuple(mark for mark, stands in marks if stands)

    @property
    def said(self) -> str:
        """Return when it was printed, and which copy it is."""
        which = DRAFT if self.draft else print_number(self.copy)
        return f"dicetak {self.printed}, {which}"


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The sheet with the recovery code, which goes into a sealed envelope.

    `code` is printed in the groups in which it is given, parted by spaces or hyphens; each gets
    its number, by which the program may ask for it. `city` may be empty. `keepers` are the posts
    that seal the envelope.
    """

    office: str
    city: str
    code: str
    created: str
    keepers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FingerprintSheet:
    """The sheet with the fingerprint of a request or a card, which is compared by eye.

    `title` says what the file is, `facts` are labels with what the file says of itself, and
    `fingerprint` is printed in the groups in which it is given. In a practice office the sheet
    says LATIHAN.
    """

    office: str
    title: str
    facts: tuple[tuple[str, str], ...]
    fingerprint: str
    printed: str
    copy: int
    practice: bool = False
