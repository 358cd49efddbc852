"""Records of social welfare: kinds of PPKS (cases) and PSKS (resources), and why one is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from forms.instrument import ENGLISH
from forms.shipped import shipped_rows


class WelfareClass(StrEnum):
    """Whether a record is of somebody in need, or of somebody who helps."""

    CASE = "case"
    """PPKS: a person in need of social services."""

    RESOURCE = "resource"
    """PSKS: a source of social welfare."""


@dataclass(frozen=True, slots=True)
class WelfareKind:
    """A kind, or a reason for closing: its code, its words, and other words that lists use."""

    code: str
    label_id: str
    label_en: str
    also: tuple[str, ...]

    def label(self, language: str) -> str:
        """Return what it is called in a language."""
        return self.label_en if language == ENGLISH else self.label_id


def kinds(of: WelfareClass) -> Mapping[str, WelfareKind]:
    """Return every kind of a class by its code.

    >>> len(kinds(WelfareClass.CASE)), kinds(WelfareClass.CASE)["16"].also
    (26, ('ODHA',))
    """
    return _read("ppks" if of is WelfareClass.CASE else "psks")


def endings() -> Mapping[str, WelfareKind]:
    """Return every reason for closing a record by its code."""
    return _read("endings")


def kind_meant(of: WelfareClass, word: str) -> str:
    """Return the code of the kind that a list means; empty where none is.

    >>> kind_meant(WelfareClass.CASE, "8"), kind_meant(WelfareClass.RESOURCE, "psm")
    ('08', '02')
    >>> kind_meant(WelfareClass.CASE, "Lanjut Usia Terlantar"), kind_meant(WelfareClass.CASE, "x")
    ('08', '')
    """
    written = " ".join(word.upper().split())
    found = (own.code for own in kinds(of).values() if written in _words(own))
    return next(found, "")


def _words(own: WelfareKind) -> set[str]:
    """Return all that a kind may be written as."""
    return {own.code, own.code.lstrip("0"), own.label_id.upper(), own.label_en.upper(), *own.also}


@cache
def _read(name: str) -> Mapping[str, WelfareKind]:
    """Return a shipped list."""
    rows = shipped_rows(f"welfare/{name}.csv", "code", "label_id", "label_en", "also")
    return MappingProxyType(
        {
            row.needed("code"): WelfareKind(
                row["code"],
                row.needed("label_id"),
                row.needed("label_en"),
                tuple(word for word in row["also"].split(";") if word),
            )
            for row in rows
        }
    )
