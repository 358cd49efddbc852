"""The fixed words of the papers, which are Indonesian whatever language the screen speaks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.records import RequestKind

KINDS: Final[Mapping[RequestKind, str]] = MappingProxyType(
    {
        RequestKind.CORRECTION: "Perbaikan",
        RequestKind.NEW_HOUSEHOLD: "Usulan baru",
        RequestKind.NEW_PERSON: "Usulan anggota baru",
        RequestKind.PROPOSAL: "Usulan program",
        RequestKind.CARD_HOLDER_CHANGE: "Ganti pengurus",
        RequestKind.TRANSFER: "Pindah",
        RequestKind.SPLIT: "Pecah KK",
        RequestKind.MERGE: "Gabung KK",
        RequestKind.DEACTIVATION: "Nonaktif",
    }
)
"""What is asked for, by kind of request."""

DRAFT: Final = "KONSEP"
PRACTICE: Final = "LATIHAN"
PRACTICE_NOTE: Final = "LATIHAN: bukan naskah yang sah, semua orang di dalamnya rekaan"
"""Printed across every page until the set is sealed."""

SIGNED_BLANK: Final = "." * 40
"""Dots to be filled in by hand."""

CONTINUED: Final = "(lanjutan)"
"""Beside what goes on from the page before."""

CODES_NOTE: Final = (
    "Karakter di luar huruf cetak ditulis sebagai kodenya dalam kurung siku, misalnya [U+0645]."
)
"""At the foot of a page on which a character was printed as its code."""

URBAN: Final = "Kelurahan"
RURAL: Final = "Desa"
"""What a village is called."""

FAMILIES: Final = "keluarga"
PERSONS: Final = "jiwa"
"""What is counted."""


def asked(kind: RequestKind, programme: str = "") -> str:
    """Return what is asked for, with the programme of a proposal.

    >>> asked(RequestKind.PROPOSAL, "PBI"), asked(RequestKind.TRANSFER)
    ('Usulan program PBI', 'Pindah')
    """
    return f"{KINDS[kind]} {programme}".strip()


def print_number(copy: int) -> str:
    """Return how the foot of a page names the print; 0 is one that is only looked at.

    >>> print_number(2), print_number(0)
    ('cetakan ke-2', 'pratinjau')
    """
    return f"cetakan ke-{copy}" if copy else "pratinjau"


def ended(text: str, mark: str) -> str:
    """Return a sentence that ends with a mark, in place of its own; dots to be filled in stay.

    >>> ended("dengan kode set.", ";")
    'dengan kode set;'
    """
    bare = text.rstrip()
    return f"{bare if bare.endswith(SIGNED_BLANK) else bare.rstrip(' .;')}{mark}"
