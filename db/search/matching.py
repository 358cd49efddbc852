"""Why a person was found, and how well the person fits."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class MatchReason(StrEnum):
    """Why a person was found."""

    NIK = "nik"
    KK = "kk"
    ID_BDT = "id_bdt"
    NIK_PREFIX = "nik_prefix"
    KK_PREFIX = "kk_prefix"
    NIK_SUFFIX = "nik_suffix"
    KK_SUFFIX = "kk_suffix"
    NAME_PREFIX = "name_prefix"
    NAME_VARIANT = "name_variant"
    NAME_FUZZY = "name_fuzzy"


class Match(NamedTuple):
    """A person's row number, why the person was found, and the likeness, at most 100."""

    person: int
    reason: MatchReason
    score: float


def first_of_each(matches: Iterable[Match], limit: int) -> list[Match]:
    """Return the first matches, each person once, for the first reason."""
    kept: dict[int, Match] = {}
    for match in matches:
        kept.setdefault(match.person, match)
        if len(kept) == limit:
            break
    return list(kept.values())
