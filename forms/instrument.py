"""An instrument: a versioned questionnaire as data, with its blocks, variables and code lists.

The engine knows no instrument by name. What a questionnaire asks, of whom, when, and with which
codes stands in files that `forms.loading` reads; their format is `docs/format/instrument.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from forms.condition import Condition
from forms.formula import Formula
from forms.records import SubjectKind

ENGLISH: Final = "en"
"""The language that is not the default; every other value of `language` means Indonesian."""


class ValueType(StrEnum):
    """What kind of value a variable holds, and so how typed text becomes an answer."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    ENUM = "enum"
    BITMASK = "bitmask"
    NIK = "nik"
    KK = "kk"
    CODE = "code"
    PHONE = "phone"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list, its label in both languages, and the line of the file it stands on."""

    code: str
    label_id: str
    label_en: str
    line: int

    def label(self, language: str) -> str:
        """Return the label in a language."""
        return self.label_en if language == ENGLISH else self.label_id


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes one question may be answered with, in the order of the paper, and their source."""

    name: str
    source: str
    items: tuple[Code, ...]
    _by_code: Mapping[str, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the codes, so that a look-up at each key costs nothing."""
        object.__setattr__(self, "_by_code", {item.code: item for item in self.items})

    def get(self, code: str) -> Code | None:
        """Return the item with this code, or None."""
        return self._by_code.get(code)

    @property
    def added(self) -> tuple[Code, ...]:
        """Return the items whose codes may be added up: those that are powers of two."""
        return tuple(item for item in self.items if _is_bit(item.code))

    @property
    def total(self) -> int:
        """Return the sum of all codes that may be added up."""
        return sum(int(item.code) for item in self.added)

    def held(self, answer: int) -> tuple[Code, ...]:
        """Return the items that a sum of codes holds: one that stands alone, else each bit."""
        alone = self.get(str(answer))
        if alone is not None:
            return (alone,)
        return tuple(item for item in self.added if int(item.code) & answer)

    def __contains__(self, code: object) -> bool:
        """Return whether this is a code of the list, in the list's own spelling."""
        return code in self._by_code


def _is_bit(code: str) -> bool:
    """Return whether a code is a number that may be part of a sum: a power of two."""
    return code.isdecimal() and int(code).bit_count() == 1


@dataclass(frozen=True, slots=True)
class Variable:
    """One question: where it stands, what it is called, what may be answered and when it is asked.

    `length` is the greatest number of characters of a text, the exact number of digits of a code,
    and the proper number of digits of a NIK or a card number (another number is the business of
    the rules). `low` and `high` bound a number, both inclusive. `question` is the number printed
    on the paper, empty where none is known. `aliases` are the names that exports use for it.
    """

    name: str
    block: str
    label_id: str
    label_en: str
    type: ValueType
    length: int | None = None
    low: int | None = None
    high: int | None = None
    list: CodeList | None = None
    applies_if: Condition | None = None
    question: str = ""
    formula: Formula | None = None
    read_only: bool = False
    aliases: tuple[str, ...] = ()
    source: str = ""
    source_id: str = ""
    help_id: str = ""
    help_en: str = ""

    def origin(self, language: str) -> str:
        """Return the documents that the question is from, in a language where they have names."""
        return self.source if language == ENGLISH else self.source_id or self.source

    @property
    def computed(self) -> bool:
        """Return whether the program works the answer out; nobody types it."""
        return self.formula is not None

    def label(self, language: str) -> str:
        """Return the label in a language."""
        return self.label_en if language == ENGLISH else self.label_id

    def help(self, language: str) -> str:
        """Return the help text in a language; empty where the variable is only shown."""
        return self.help_en if language == ENGLISH else self.help_id


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the form: whose answers it holds, and whether it repeats inside that subject.

    `rows` is empty for a block that occurs once, else the key of its rows in `Subject.rows`.
    `paper` says whether it is asked on paper (the form, or the prelist of the village meeting).
    """

    id: str
    title_id: str
    title_en: str
    subject: SubjectKind
    rows: str
    order: int
    paper: bool
    source: str

    def title(self, language: str) -> str:
        """Return the title in a language."""
        return self.title_en if language == ENGLISH else self.title_id


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """A questionnaire: blocks in order, variables by name in paper order, and all code lists.

    `lists` also holds lists that no variable uses: other spellings of a question's codes, which an
    import has to choose from. `roles` tells which variable plays which role (`forms.roles`), and
    `role_codes` which code has a meaning that the program must know, by "ROLE.MEANING".
    """

    id: str
    version: str
    title_id: str
    title_en: str
    source: str
    blocks: tuple[Block, ...]
    variables: Mapping[str, Variable]
    lists: Mapping[str, CodeList]
    roles: Mapping[str, str]
    role_codes: Mapping[str, str]
    _lines: Mapping[str, int] = field(init=False, repr=False)
    _blocks: Mapping[str, Block] = field(init=False, repr=False)
    _in_block: Mapping[str, tuple[Variable, ...]] = field(init=False, repr=False)
    _for_subject: Mapping[tuple[SubjectKind, str], tuple[Variable, ...]] = field(
        init=False, repr=False
    )

    def __post_init__(self) -> None:
        """Index blocks and variables, so that the form may ask at every field."""
        in_block: dict[str, list[Variable]] = {block.id: [] for block in self.blocks}
        for variable in self.variables.values():
            in_block[variable.block].append(variable)
        for_subject: dict[tuple[SubjectKind, str], list[Variable]] = {}
        for block in self.blocks:
            for_subject.setdefault((block.subject, block.rows), []).extend(in_block[block.id])
        set_field = object.__setattr__
        set_field(self, "_lines", {name: at for at, name in enumerate(self.variables, start=1)})
        set_field(self, "_blocks", {block.id: block for block in self.blocks})
        set_field(self, "_in_block", {name: tuple(some) for name, some in in_block.items()})
        set_field(self, "_for_subject", {key: tuple(some) for key, some in for_subject.items()})

    def title(self, language: str) -> str:
        """Return the title in a language."""
        return self.title_en if language == ENGLISH else self.title_id

    def variable(self, name: str) -> Variable:
        """Return one variable.

        Raises:
            KeyError: the instrument has no such variable.
        """
        return self.variables[name]

    def number(self, variable: Variable) -> str:
        """Return how paper and screen number a question: as the form does, "III.4a".

        Where the form has no number, or none that is known, it is the place among all questions of
        this version, in brackets that no form has: "[12]".

        Raises:
            KeyError: the instrument has no such variable.
        """
        return variable.question or f"[{self._lines[variable.name]}]"

    def block(self, block_id: str) -> Block:
        """Return one block.

        Raises:
            KeyError: the instrument has no such block.
        """
        return self._blocks[block_id]

    def in_block(self, block_id: str) -> tuple[Variable, ...]:
        """Return the variables of one block, in the order of the paper.

        Raises:
            KeyError: the instrument has no such block.
        """
        return self._in_block[block_id]

    def for_subject(self, kind: SubjectKind, rows: str = "") -> tuple[Variable, ...]:
        """Return the variables that a kind of subject answers, in the order of the paper.

        Args:
            kind: household, family or person.
            rows: empty for its own answers, else the key of a repeated block inside it.
        """
        return self._for_subject.get((kind, rows), ())
