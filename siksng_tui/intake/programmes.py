"""What a row of a list says that its person receives: by columns of yes and no, or by words."""

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from forms.datafile import read_table
from forms.records import Answers

YES: Final = "YA"
"""What a column of a programme says of who receives it."""


def received(profile: str, answers: Answers, programme: str = "") -> tuple[str, ...]:
    """Return the programmes that a row tells of, each once; none where the state says it is over.

    Digits are no programme: some programs write the number of the participant in its place.

    Args:
        profile: id of the profile that the list was read by.
        answers: of the row.
        programme: of the whole list, as whoever imports it said; empty where the rows tell it.

    >>> received("bnba_23", {"pkh": "YA", "bpnt": "TIDAK", "pbi": "YA"})
    ('PKH', 'PBI-JK')
    >>> received("opensid_participants_7", {"program": "Program Sembako"})
    ('BPNT',)
    >>> received("opensid_participants_7", {"program": "1771011708459001"}, "kube")
    ('KUBE',)
    >>> received("opensid_participants_7", {"program": "1771011708459001"})
    ()
    """
    if str(answers.get("status_peserta", "")).strip().upper() in _told("ended"):
        return ()
    flags = [told for name, told in _told("column").items() if answers.get(name) == YES]
    whole = usual(programme) or of_all(profile)
    word = usual(str(answers.get("program", "")))
    named = whole or ("" if any(map(str.isdecimal, word)) else word)
    return tuple(dict.fromkeys(own for own in (*flags, named) if own))


def of_all(profile: str) -> str:
    """Return the one programme that all lists of a profile are of; empty where there is none.

    >>> of_all("pbi_jkn_16"), of_all("bnba_23")
    ('PBI-JK', '')
    """
    return _told("profile").get(profile, "")


def are_told(profile: str, variables: Collection[str]) -> bool:
    """Return whether a kind of list says itself which programme it is of.

    >>> are_told("bnba_23", ["pkh"]), are_told("opensid_participants_7", ["program"])
    (True, False)
    """
    return profile in _told("profile") or not _told("column").keys().isdisjoint(variables)


def as_columns(programmes: Collection[str]) -> Mapping[str, str]:
    """Return what lists with a column for each programme say of who receives some.

    >>> dict(as_columns(["PKH", "PBI-JK"]))
    {'pkh': 'YA', 'pbi': 'YA'}
    """
    return {name: YES for name, own in _told("column").items() if own in programmes}


def usual(word: str) -> str:
    """Return the name of a programme as it is usually written, or the word itself in capitals.

    >>> usual(" pbi  jkn"), usual("bedah rumah")
    ('PBI-JK', 'BEDAH RUMAH')
    """
    written = " ".join(word.upper().split())
    return _told("word").get(written, written)


@cache
def _told(kind: str) -> Mapping[str, str]:
    """Return what the shipped table says of one kind: what is written, and the programme."""
    table = read_table(
        files("siksng_tui.intake"), "programmes.csv", ("kind", "written", "programme")
    )
    rows = [row for row in table.rows if row.needed("kind") == kind]
    return MappingProxyType({row.needed("written"): row["programme"] for row in rows})
