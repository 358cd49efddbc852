"""What a village meeting decided, read back from the tables of its minutes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest

from forms.records import RequestKind
from reports.decrees.bound_paper import bound_papers, silent
from reports.decrees.minutes import INDICATORS, TITLE_OF_FILE, minutes
from reports.page.decisions import LISTED, PROPOSED, Decision
from reports.page.records import AnnexRow, SetPaper
from reports.page.words import SIGNED_BLANK
from tests.reports.geometry import overlaps
from tests.reports.reading import opened, page_texts, printed, texts, upright_lines
from tests.reports.synthetic import of_village, row
from tests.reports.village_sheets import an_attendance

ASKED = (*LISTED, *PROPOSED)


def _set(rows: Sequence[AnnexRow]) -> SetPaper:
    """Return a village's set of these families."""
    return replace(of_village(), rows=lambda: rows)


def _written(rows: Sequence[AnnexRow], indicators: Sequence[str] = ()) -> bytes:
    """Return minutes of these families."""
    documents = minutes(an_attendance(3), indicators)
    return printed(partial(bound_papers, _set(rows), TITLE_OF_FILE, documents, on_page=silent))


def _decided(*decisions: Decision, **own: object) -> list[AnnexRow]:
    """Return a family of two for each decision."""
    kind = RequestKind.CORRECTION
    families = (replace(row(at), kind=kind, persons=2) for at in range(len(decisions)))
    return [
        replace(family, decision=decision, **own)  # type: ignore[arg-type]
        for family, decision in zip(families, decisions, strict=True)
    ]


def test_every_decision_has_its_row_and_the_sums_add_up_to_the_families() -> None:
    """As many families of each decision as its place in the list says, two persons each."""
    families = [
        own
        for times, decision in enumerate(ASKED, start=1)
        for own in _decided(*[decision] * times)
    ]
    lines = upright_lines(_written(families))
    expected = list(enumerate(ASKED, start=1))
    for title, names in (("A", LISTED), ("B", PROPOSED)):
        counts = [times for times, decision in expected if decision in names]
        at = next(at for at, line in enumerate(lines) if line[0] == title)
        assert lines[at][2:] == (str(sum(counts)), str(2 * sum(counts)))
        for number, (name, count) in enumerate(zip(names.values(), counts, strict=True), start=1):
            assert lines[at + number] == (str(number), name, str(count), str(2 * count))
    total = len(families)
    assert ("Jumlah A + B", str(total), str(2 * total)) in lines
    assert not any(line[0] == "C" for line in lines)


def test_numbers_of_a_part_that_nobody_decided_about_are_left_to_the_pen() -> None:
    """Zeros in every row would say that the meeting found nobody."""
    undecided = [Decision.OPEN, Decision.OPEN, Decision.NEW_OPEN, Decision.NEW_WELL_OFF]
    lines = upright_lines(_written(_decided(*undecided)))
    assert ("A", "Keluarga dalam daftar awal (prelist)", "2", "4") in lines
    assert ("1", "Ditemukan, tidak mampu") in lines and ("9", "Belum diputuskan") in lines
    assert ("2", "Mampu", "1", "2") in lines and ("3", "Belum diputuskan", "1", "2") in lines
    assert ("Jumlah A + B", "4", "8") in lines


def test_what_no_questionnaire_asks_is_agreed_to_by_hand_beside_each_kind() -> None:
    """Proposals by programme; together with the others they are all families of the set."""
    programmes = ("PKH", "BPNT", "PKH")
    proposals = [
        replace(own, kind=RequestKind.PROPOSAL, programme=programme)
        for own, programme in zip(_decided(*[Decision.UNASKED] * 3), programmes, strict=True)
    ]
    alone = upright_lines(_written(proposals))
    assert ("Kuesioner tanpa pertanyaan musyawarah", "3", "6") in alone
    assert ("1", "Usulan program BPNT", "1", "2") in alone
    assert ("2", "Usulan program PKH", "2", "4") in alone
    assert not any(line[0] in ("A", "B") or "Jumlah A" in line[0] for line in alone)
    mixed = upright_lines(_written([*_decided(Decision.DOUBLE), *proposals]))
    assert ("C", "Kuesioner tanpa pertanyaan musyawarah", "3", "6") in mixed
    assert ("Jumlah A + B", "1", "2") in mixed and ("Jumlah A + B + C", "4", "8") in mixed


def test_the_columns_for_the_pen_are_empty_and_wide_enough_to_write_in() -> None:
    """Nothing stands below their titles."""
    data = _written(_decided(Decision.UNASKED))
    found = texts(opened(data).pages[0])
    agreed = next(own for own in found if own.text == "Disepakati")
    refused = next(own for own in found if own.text == "Tidak disepakati")
    assert refused.x - agreed.x > 20 / 25.4 * 72
    rows = [
        own for own in found if own.y < agreed.y and own.text.startswith(("Perbaikan", "Kuesioner"))
    ]
    assert len(rows) == 2
    assert not any(
        own.x >= agreed.x - 1 and abs(own.y - other.y) < 1 for own in found for other in rows
    )


@pytest.mark.parametrize("lines", [(), ("Penghasilan di bawah upah minimum", "Lantai tanah")])
def test_indicators_of_the_office_are_printed_and_dots_without_any(lines: tuple[str, ...]) -> None:
    """What the meeting went by is part of what it signs."""
    found = upright_lines(_written(_decided(Decision.OPEN), lines))
    at = next(at for at, line in enumerate(found) if line[0] == INDICATORS)
    first, second = lines or (SIGNED_BLANK * 2,) * 2
    assert found[at] == (INDICATORS, ":", first) or found[at] == (INDICATORS, f": {first}")
    assert found[at + 1] == (second,)


@pytest.mark.parametrize("families", [1, 13, 60])
def test_no_text_of_minutes_stands_on_another(families: int) -> None:
    """With every decision there is, on as many pages as it takes."""
    data = _written(_decided(*[[*Decision][at % len(Decision)] for at in range(families)]))
    assert overlaps(data) == []
    whole = " ".join(page_texts(data))
    assert "Pimpinan musyawarah, jabatan" in whole and "Penjelasan disampaikan oleh" in whole
