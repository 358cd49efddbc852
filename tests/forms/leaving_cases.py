"""For each rule on who leaves the list, of both forms: what it finds, and what just passes."""

from typing import Final

from forms.records import Answers
from tests.forms.dtsen_families import card_family
from tests.forms.household_cases import Case
from tests.forms.households import family

_DIED: Final[Answers] = {"art_nonaktif_alasan": "2"}
_MOVED: Final[Answers] = {"art_nonaktif_alasan": "4"}
_CLOSED: Final[Answers] = {"nonaktif_alasan": "4"}
_DAY: Final = {"art_nonaktif_tanggal": "2026-01-02"}
_PAPER: Final = {"art_nonaktif_dokumen": "Akta kematian 12/2026"}
_GONE: Final = {"status_keberadaan_art": "2"}
_GONE_DTSEN: Final = {"kd_ket_keberadaan_art": "2"}


def _bdt(rule: str, variable: str, doubtful: Answers, plain: Answers) -> Case:
    """Return a case at the child of a household of the DTKS form."""
    return Case(rule, family(child=doubtful), "person3", variable, family(child=plain))


def _dtsen(rule: str, variable: str, doubtful: Answers, plain: Answers) -> Case:
    """Return a case at the child of a family of the DTSEN form."""
    return Case(rule, card_family(child=doubtful), "person3", variable, card_family(child=plain))


def _closed(number: int, variable: str, answer: str) -> list[Case]:
    """Return a case at the household of either form; the rules of DTSEN have other numbers."""
    whole = {**_CLOSED, variable: answer}
    return [
        Case(f"H{number}", family(house=_CLOSED), "house", variable, family(house=whole)),
        Case(
            f"H{number - 46}",
            card_family(house=_CLOSED),
            "house",
            variable,
            card_family(house=whole),
        ),
    ]


LEAVING_CASES: Final = [
    *_closed(65, "nonaktif_tanggal", "2026-01-02"),
    *_closed(66, "nonaktif_dokumen", "Surat pindah 3/2026"),
    _bdt("M59", "status_keberadaan_art", _DIED, {**_DIED, **_GONE}),
    _bdt("M60", "status_keberadaan_art", _MOVED, {**_MOVED, "status_keberadaan_art": "3"}),
    _bdt("M61", "art_nonaktif_tanggal", {**_DIED, **_GONE}, {**_DIED, **_GONE, **_DAY}),
    _bdt("M62", "art_nonaktif_dokumen", {**_DIED, **_GONE}, {**_DIED, **_GONE, **_PAPER}),
    _dtsen("M37", "kd_ket_keberadaan_art", _DIED, {**_DIED, **_GONE_DTSEN}),
    _dtsen("M38", "kd_ket_keberadaan_art", _MOVED, {**_MOVED, "kd_ket_keberadaan_art": "4"}),
    _dtsen("M39", "art_nonaktif_tanggal", {**_DIED, **_GONE_DTSEN}, {**_DIED, **_DAY}),
    _dtsen("M40", "art_nonaktif_dokumen", {**_DIED, **_GONE_DTSEN}, {**_DIED, **_PAPER}),
]
