"""Texts that break programs, in every field of every paper."""

import io
import json
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import pytest

from reports.books.book_records import Bar, Chapter, Column, KeyCard, KeyPlace, LedgerBook
from reports.books.key_card import key_card
from reports.books.ledger_book import ledger_book
from reports.books.recovery_sheet import recovery_sheet
from reports.decrees.approval_sheet import approval_sheet
from reports.decrees.bound_paper import bound_papers, silent
from reports.decrees.packet import TITLE, packet
from reports.page.errors import PaperTextTooLongError
from reports.page.records import DecreeTexts, RecapitulationTexts, SetPaper
from tests.reports.reading import columns, page_texts, printed, stored, without_spaces
from tests.reports.synthetic import HEAD, of_packet, of_rows, packet_texts, recovery, row, sheet

HOSTILE = {
    case["id"]: case["text"]
    for case in json.loads((Path(__file__).parents[1] / "hostile_strings.json").read_text("utf-8"))
}

COLUMN_OF = {
    "id_dtks": 2,
    "kk": 3,
    "nik": 4,
    "name": 5,
    "sex": 6,
    "birth_place": 7,
    "birth_date": 7,
    "address": 8,
    "village": 9,
    "district": 9,
    "note": 12,
}

NO_TEXT = {"persons", "kind", "rural", "programme", "visit", "decision"}
"""Fields of a row that are printed otherwise, or only counted."""

LONG = HOSTILE["long_4k"]
"""Four thousand characters without a space."""

WORST = ("markup_close_b", "esc_clear", "nul", "bidi_rlo", "arab", "emoji", "pdf_img", "xml_lt")
"""One of each kind, for texts that take a paper each."""


def _text_of(given: SetPaper) -> str:
    """Return all that stands on a paper, as it was stored."""
    return stored("".join(page_texts(printed(partial(approval_sheet, given)))))


def test_there_are_as_many_texts_as_agreed() -> None:
    """The list is shared with other packages and does not shrink in silence."""
    assert len(HOSTILE) == 82


def test_every_column_prints_every_hostile_text_whole() -> None:
    """What is read back from the paper is what was stored, character for character."""
    given = [
        replace(row(1), **dict.fromkeys(COLUMN_OF, text))
        for text in HOSTILE.values()
        if text != LONG
    ]
    found = columns(printed(partial(approval_sheet, of_rows(*given))))
    for number in COLUMN_OF.values():
        column = stored(found[number])
        lost = [case for case, text in HOSTILE.items() if without_spaces(text) not in column]
        assert lost == ["long_4k"]


def test_a_name_of_four_thousand_characters_is_printed_whole() -> None:
    """Over as many pages as it takes."""
    data = printed(partial(approval_sheet, of_rows(replace(row(1), name=LONG), row(2))))
    assert columns(data)[5].count("X") == len(LONG)
    assert len(page_texts(data)) > 4


def test_a_district_of_four_thousand_characters_is_whole_in_its_column() -> None:
    """And cut in the title above, where it stands a second time."""
    data = printed(partial(approval_sheet, of_rows(replace(row(1), district=LONG))))
    assert without_spaces(columns(data)[9]) == without_spaces(f"{row(1).village},{LONG}")


def test_statement_and_legal_basis_print_every_hostile_text() -> None:
    """They are of any length, and go on over pages."""
    given = sheet(1)
    wording = replace(given.wording, basis=tuple(HOSTILE.values()), statement=LONG)
    whole = _text_of(replace(given, wording=wording))
    lost = [case for case, text in HOSTILE.items() if without_spaces(text) not in whole]
    assert lost in ([], ["long_4k"])
    assert whole.count("X") >= 2 * len(LONG)


@pytest.mark.parametrize("case", WORST)
def test_every_other_text_of_a_sheet_prints_too(case: str) -> None:
    """Each as often as it is given."""
    text = HOSTILE[case]
    given = sheet(1)
    authority = replace(given.authority, title=text, province=text, place=text, signer=text)
    whole = _text_of(replace(given, authority=authority, office=text, cycle=text, period=text))
    assert whole.lower().count(without_spaces(text).lower()) >= 7


@pytest.mark.parametrize("case", WORST)
def test_every_paper_of_the_packet_prints_too(case: str) -> None:
    """Its own texts, and those of the set that only the packet shows."""
    text = HOSTILE[case]
    signer = replace(HEAD, post=text, name=text)
    own = packet_texts()
    texts = replace(
        own,
        decree=DecreeTexts((text,), (text,), (text,)),
        recapitulation=RecapitulationTexts(text, signer, signer),
        result=replace(own.result, title=(text,), unknown=text, signer=signer),
        statement=replace(own.statement, points=(text,), closing=text, signer=signer),
        letter=replace(own.letter, addressee=(text,), statement=(text,), behalf=text),
    )
    given = replace(of_packet(1), rows=lambda: [replace(row(1), programme=text)])
    write = partial(bound_papers, given, TITLE, packet(texts), on_page=silent)
    whole = stored("".join(page_texts(printed(write))))
    assert whole.lower().count(without_spaces(text).lower().rstrip(" .;")) >= 19


@pytest.mark.parametrize("case", WORST)
def test_the_recovery_sheet_prints_too(case: str) -> None:
    """Its names and posts."""
    text = HOSTILE[case]
    given = replace(recovery(), city=text, keepers=(text,))
    whole = stored("".join(page_texts(printed(partial(recovery_sheet, given)))))
    assert whole.count(without_spaces(text)) >= 2


@pytest.mark.parametrize("case", WORST)
def test_a_report_prints_them_in_its_table_and_its_chart(case: str) -> None:
    """Names of places and accounts are whatever somebody typed."""
    text = HOSTILE[case]
    columns = (Column("Nama", 4), Column("Jumlah", 1, right=True))
    chapter = Chapter(text, columns, [(text, "1")], (Bar(text, 1),))
    book = LedgerBook(text, text, "27 November 2026", 1, [chapter])
    whole = stored("".join(page_texts(printed(partial(ledger_book, book)))))
    assert whole.count(without_spaces(text)) >= 4


@pytest.mark.parametrize("case", WORST)
def test_the_key_card_prints_them_too(case: str) -> None:
    """Words of a catalogue that somebody else made."""
    text = HOSTILE[case]
    card = KeyCard(text, (KeyPlace(text, ((text, text),)),), "id")
    whole = stored("".join(page_texts(printed(partial(key_card, card)))))
    assert whole.count(without_spaces(text)) >= 4


def test_a_very_long_text_is_refused_where_there_is_one_place_for_it() -> None:
    """By the name of the field, before anything is written."""
    given = sheet(1)
    given = replace(given, authority=replace(given.authority, place=LONG))
    out = io.BytesIO()
    with pytest.raises(PaperTextTooLongError) as caught:
        approval_sheet(given, out)
    assert caught.value.facts == {"text": "place", "most": 200}
    assert out.getvalue() == b""


def test_a_page_with_codes_explains_them() -> None:
    """And a page without any does not."""
    note = "Karakterdiluarhurufcetak"
    assert note in _text_of(of_rows(replace(row(1), name=HOSTILE["jawa"])))
    assert note not in _text_of(of_rows(row(1)))


def test_every_text_of_a_row_has_a_column() -> None:
    """A new field cannot be forgotten here."""
    assert {each.name for each in fields(row(1))} - NO_TEXT == set(COLUMN_OF)
