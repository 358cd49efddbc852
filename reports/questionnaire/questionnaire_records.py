"""What a questionnaire on paper is made from: plain texts in the order in which they are printed.

Whoever fills these in knows the instrument; the paper knows blocks, lines, and room for answers.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_COLUMNS: Final = 4
"""Columns of answers that stand beside one question and can still be written in by hand."""


class Sheet(StrEnum):
    """The sheets that a questionnaire is printed on."""

    F4 = "f4"
    A4 = "a4"


class Kind(StrEnum):
    """What room an answer has: a box a character, one box for a number, or a line for words."""

    BOXES = "boxes"
    NUMBER = "number"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Room:
    """The room for an answer; `groups` says how many boxes stand together, for BOXES only."""

    kind: Kind
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as it is written into its room, and what its code means.

    `asked` is False where the question does not apply: its room is shaded.
    """

    text: str = ""
    meaning: str = ""
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Code:
    """One code that may be written, and its label; no label where the code says it all."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One question: its number on paper (may be empty), label, codes, and when it is asked.

    `manner` says how codes become an answer where that is more than writing one down.

    `entries` has one answer for each column of the section, one where it has none.
    """

    number: str
    label: str
    room: Room
    entries: tuple[Entry, ...]
    codes: tuple[Code, ...] = ()
    note: str = ""
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One block of questions.

    `columns` heads the answers where several persons or rows answer side by side, at most
    MOST_COLUMNS; a section without them is answered once. `note` says when all of it is asked.
    """

    title: str
    lines: tuple[Line, ...]
    columns: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One household of a form; `title` says which, where a form has two."""

    sections: tuple[Section, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What tells this form from others, on every page; dots are printed for an empty value."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The paper's own words, in the language of the questions.

    `page` has places for {page} and {pages}; `guide` says how to fill in, `date` and `name` stand
    beside the room of whoever signs.
    """

    page: str
    continued: str
    guide: str
    codes_note: str
    date: str
    name: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire, blank or filled in.

    `origin` is its name and version at the foot; `signers` are the posts that sign at the end;
    `language` is the code of the language that it speaks.
    """

    sheet: Sheet
    title: str
    origin: str
    references: tuple[Reference, ...]
    parts: tuple[Part, ...]
    signers: tuple[str, ...]
    phrases: Phrases
    language: str
