"""Profiles: what the columns of a known file mean, as data.

A profile is a TOML file; docs/format/profiles.md describes it. `profile_file` reads
and `profile_writing` writes them, `profiles_shipped` has those of known files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from forms.instrument import ENGLISH, Instrument
from siksng_tui.intake.wordlists import Word, shipped_words


class Purpose(StrEnum):
    """What the rows of a file are, and so what becomes of them."""

    HOUSEHOLDS = "households"
    """Households of the register, whose members are in a file of their own."""

    MEMBERS = "members"
    """Persons of the register, whose households are in a file of their own."""

    MEMBER_ROWS = "member_rows"
    """Persons of the register, in whose rows stands what is said of their household."""

    PROPOSALS = "proposals"
    """Persons who are proposed for a programme."""

    REGISTRY = "registry"
    """Answers of the civil registry."""

    RECIPIENTS = "recipients"
    """Who receives what."""

    DECILES = "deciles"
    """Results of ranking."""

    RESULTS = "results"
    """What became of uploaded proposals."""

    POPULATION = "population"
    """The people of a village, in the register or not."""

    PRELIST = "prelist"
    """The list of the village meeting, before or after it."""

    WELFARE_CASES = "welfare_cases"
    """Persons in need of social services (PPKS)."""

    WELFARE_RESOURCES = "welfare_resources"
    """Sources of social welfare (PSKS)."""


class DateOrder(StrEnum):
    """How a kind of file spells dates itself; other spellings are read, and reported."""

    YEAR_FIRST = "yyyy-mm-dd"
    DAY_FIRST_SLASHES = "dd/mm/yyyy"
    DAY_FIRST_HYPHENS = "dd-mm-yyyy"


class Kind(StrEnum):
    """How the cells of a column are read."""

    ANSWER = "answer"
    """The answer to the variable, by the variable's type."""

    NUMBER = "number"
    """A number of identity that is no NIK and no card number; also an answer, with a variable."""

    NAME = "name"
    """A person's name: degrees behind it are left out."""

    ADDRESS = "address"
    """An address; one that says "the same as above" is asked about."""

    AREA = "area"
    """A whole number behind which a unit of area may stand."""

    UNIT = "unit"
    """The number of an RT or RW, of three digits."""

    BPS = "bps"
    """A part of the village's BPS code: of the province, city, district or village."""

    KEMENDAGRI = "kemendagri"
    """A part of the village's Kemendagri code, of the same four levels."""

    PLACE = "place"
    """The name of a region of one of the four levels."""

    UNUSED = "unused"
    """No question belongs to it; the report counts the cells that were passed over."""


ANSWERED: Final = (Kind.ANSWER, Kind.NUMBER, Kind.NAME, Kind.ADDRESS, Kind.AREA, Kind.UNIT)
"""Kinds whose columns answer the variable that they name."""

PLACED: Final = (Kind.BPS, Kind.KEMENDAGRI, Kind.PLACE)
"""Kinds whose columns tell the village."""

COMMA: Final = ","
"""What divides the cells of a text, where the official layout says nothing else."""

BPS: Final = "bps"
"""What a column of names of places says where it spells them as BPS does."""

LEVELS: Final = ("province", "city", "district", "village")
"""What a column of a place may hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, how it is read, what it holds and how that is spelled.

    `holds` is a variable, or the level of a place; empty where a column holds neither. `spelled`
    names the words that stand for codes, empty where the codes themselves do.
    """

    name: str
    kind: Kind
    holds: str = ""
    spelled: str = ""

    @property
    def answers(self) -> str:
        """Return the variable that the column answers, empty where it answers none."""
        return self.holds if self.kind in ANSWERED else ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of file: what it is for, and its columns in the order of the official layout.

    `needed` are the variables without which a row is set aside; `aliases` are other names of
    columns; `spelled` gives for each list of words which code each stands for. `separator` divides
    the cells where such a file is written as text; any is read.
    """

    id: str
    purpose: Purpose
    instrument: Instrument = field(repr=False)
    title_id: str
    title_en: str
    source: str
    key: str
    columns: tuple[Column, ...]
    dates: DateOrder
    needed: frozenset[str]
    aliases: Mapping[str, tuple[str, ...]]
    spelled: Mapping[str, Mapping[str, str]]
    separator: str = COMMA

    def title(self, language: str) -> str:
        """Return what the file is, in a language."""
        return self.title_en if language == ENGLISH else self.title_id

    def of_kind(self, *kinds: Kind) -> Iterator[tuple[int, Column]]:
        """Return the columns of some kinds, each with its place in the profile."""
        return ((at, item) for at, item in enumerate(self.columns) if item.kind in kinds)

    @property
    def key_place(self) -> int:
        """Return the place of the column that tells rows apart, or ties them together."""
        return next(at for at, own in enumerate(self.columns) if own.name == self.key)

    def words(self, name: str) -> Mapping[str, Word]:
        """Return which code each word of a list stands for; a list of the profile's own first."""
        if name not in self.spelled:
            return shipped_words(name)
        return {word.upper(): Word(code, usual=True) for word, code in self.spelled[name].items()}
