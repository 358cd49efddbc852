"""What ledgers, reports and the key card are made from: tables with their bars, and keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its share of the width, and whether it holds numbers."""

    title: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: what it is of, and how many of them there are."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A table of a ledger; its rows are read once, one by one. `bars` stand as a chart above it."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[str]]
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerBook:
    """A ledger or a report: its tables in their order.

    In a practice office every page says LATIHAN.
    """

    title: str
    office: str
    printed: str
    copy: int
    chapters: Iterable[Chapter]
    practice: bool = False


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where keys work, and what each of them does there: pairs of key and meaning."""

    title: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeyCard:
    """The key card, in a language of the screen."""

    title: str
    places: tuple[KeyPlace, ...]
    language: str


@dataclass(frozen=True, slots=True)
class RulerPage:
    """The page by which a printer is measured, in a language of the screen."""

    title: str
    sentences: tuple[str, ...]
    language: str
