"""Questionnaires that no office asks, with one of everything."""

from typing import Final

from reports.questionnaire.questionnaire_records import (
    Code,
    Entry,
    Kind,
    Line,
    Part,
    Phrases,
    Questionnaire,
    Reference,
    Room,
    Section,
    Sheet,
)

PHRASES: Final = Phrases(
    page="Halaman {page} dari {pages}",
    continued="(lanjutan)",
    guide="Tulis satu angka dalam setiap kotak.",
    codes_note="Karakter lain ditulis sebagai kodenya.",
    date="Tanggal",
    name="Nama",
)

CODE_BOX: Final = Room(Kind.BOXES, (1,))
LONG_NUMBER: Final = Room(Kind.BOXES, (4, 4, 4, 4))
DATE: Final = Room(Kind.BOXES, (2, 2, 4))
NUMBER: Final = Room(Kind.NUMBER)
WORDS: Final = Room(Kind.LINE)

CODES: Final = (Code("1", "Batu"), Code("2", "Kayu dan papan"), Code("3", "Tanah"))
"""A short list of codes."""


def code_line(*entries: Entry, number: str = "III.4a") -> Line:
    """Return a question that is answered with a code."""
    return Line(number, "Dinding", CODE_BOX, entries or (Entry(),), CODES, "Jika III.1 berkode 1")


def household(answer: str = "", nik: str = "") -> Section:
    """Return a section that is answered once."""
    return Section(
        "Blok I. Rumah",
        (
            code_line(Entry(answer, "Kayu dan papan" if answer else "")),
            Line("III.5", "NIK", LONG_NUMBER, (Entry(nik),)),
            Line("", "Nama kepala rumah tangga", WORDS, (Entry("SARI" if answer else ""),)),
            Line("", "Luas lantai (m2)", NUMBER, (Entry("54" if answer else ""),)),
            Line("", "Tanggal", DATE, (Entry("05112026" if answer else ""),)),
        ),
    )


def members(count: int, lines: int = 5) -> Section:
    """Return a section with a column a person."""
    heads = tuple(f"Anggota {number}" for number in range(1, count + 1))
    blank = (Entry(),) * count
    rows = tuple(
        Line(f"IV.{place}", f"Pertanyaan {place}", CODE_BOX, blank, CODES) for place in range(lines)
    )
    own = (Line("", "NIK", LONG_NUMBER, blank), Line("", "Nama", WORDS, blank))
    return Section("Blok IV. Anggota", (*own, *rows), heads, "Jika II.1 berkode 1")


def form(*sections: Section, sheet: Sheet = Sheet.F4) -> Questionnaire:
    """Return a questionnaire of these sections."""
    return Questionnaire(
        sheet=sheet,
        title="Formulir contoh",
        origin="Formulir contoh, contoh 1",
        references=(Reference("Nomor formulir"),),
        parts=(Part(sections),),
        signers=("Petugas", "Responden"),
        phrases=PHRASES,
        language="id",
    )
