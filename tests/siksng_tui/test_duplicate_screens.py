"""Who stands twice in the register, searched for and resolved by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from db.register.baseline import insert_baseline
from forms.records import HouseholdRecord, State
from siksng_tui.services.duplicates import duplicate_search, duplicates
from siksng_tui.services.duplicates.duplicates import PairOutcome
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import queues
from tests.commands import Done, run_as
from tests.db.builders import household_record
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import FIRST_DAY, Sitting, next_day, sitting
from tests.siksng_tui.work import at_work
from tests.terminal import HOSTILE


@asynccontextmanager
async def _at_the_list(office: Path) -> AsyncIterator[Sitting]:
    """Let an operator come to the list, and search."""
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("  Ganda"), "f9")
        yield own


async def test_a_pair_that_was_called_different_by_a_slip_is_put_back(office: Path) -> None:
    """F6 lists them, with who said so and why; 4 puts one back among those that wait."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("  Ganda"), "f9", "enter", "3", "enter", "f3")
        assert " ?" not in own.text
        await own.press("f6")
        assert await own.shows("Dinyatakan berbeda oleh rani")
        await own.press("enter", "4", "enter")
        assert await own.shows("Tidak ada pasangan")
        await own.press("f6")
        assert await own.shows(" ?99")


async def test_the_menu_leads_to_the_pairs_and_one_key_resolves_each(office: Path) -> None:
    """Which record stays is chosen; what is resolved is counted no more; nothing is merged."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit("  Ganda"))
        assert "Data induk belum dicari gandanya." in own.text
        await own.press("f9")
        agreed("duplicates", own.lines)
        await own.press("enter")
        agreed("duplicate_households", own.lines)
        await own.press("2")
        agreed("duplicate_reason", own.lines)
        await own.press("enter")
        assert own.message.startswith("Permohonan ")
        assert own.message.endswith("dibuat. Lengkapi di menu Draf.")
        await own.press("3", "enter")
        assert own.message == "Tersimpan: dua data yang berbeda."
        await own.press("4", "enter", "f3")
        assert await own.shows(" ?99")
        await own.press("f3")
        assert await own.shows("Ganda               7")
    with at_work(office) as session:
        assert len(queues.drafts(session, own=True)) == 1
        assert queues.counts(session).register.persons == 1151
        outcomes = [
            own.outcome
            for own in duplicates.listed(session, duplicates.numbers(session, resolved=True))
            if own.outcome
        ]
    assert sorted(outcomes) == ["different", "same", "visit"]


async def test_a_person_is_shown_answer_by_answer(office: Path) -> None:
    """What agrees is marked; the reason names it; the advice says on which record aid is paid."""
    async with _at_the_list(office) as own:
        while "Orang" not in next(line for line in own.lines if line.startswith(">")):
            await own.press("down")
        assert own.message.startswith("NIK sama, nama sama, tanggal lahir sama") or (
            "NIK sama, nama sama, tanggal lahir sama" in own.text
        )
        await own.press("enter")
        agreed("duplicate_persons", own.lines)
        await own.press("end")
        assert "1: -   2: Memiliki KPS/KKS, Peserta KIS/PBI-JKN" in own.text
        await own.press("enter")
        assert "Keluarga 1 dari 2 (F7, F8)" in own.text


async def test_a_reason_must_hold_a_word(office: Path) -> None:
    """Who reads it a year later must know why; Esc says nothing of the pair."""
    async with _at_the_list(office) as own:
        await own.press("enter", "3", "ctrl+u", "enter")
        assert "Alasan: [" in own.text
        await own.press("escape")
        assert "Pasangan 1 dari 11" in own.text
    with at_work(office) as session:
        assert duplicates.count(session) == 11


async def test_the_last_pair_leads_back_to_the_list(office: Path) -> None:
    """Later says nothing; behind the last one stands the list."""
    async with _at_the_list(office) as own:
        await own.press("end", "enter")
        assert "Pasangan 11 dari 11" in own.text
        await own.press("5")
        assert own.lines[0].startswith(" Ganda")


async def test_a_search_that_was_stopped_is_gone_on_with(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list says how far it is, and the key that goes on."""
    monkeypatch.setattr(duplicate_search, "STRETCH", 200)
    with at_work(office) as session:
        duplicate_search.search(session, lambda done, _all: done < 600)
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("  Ganda"))
        assert "Pencarian sampai 600 orang: F9 melanjutkan." in own.text
        assert "F9 Lanjut cari" in own.lines[-1]
        await own.press("f9")
        assert "Dicari pada 25-11-2026: 1.151 orang." in own.text


async def test_who_only_authenticates_is_told_whose_part_it_is(office: Path) -> None:
    """The item keeps its place for everybody."""
    async with sitting(office) as own:
        await own.unlock(AUTHENTICATOR)
        assert "Ganda               orang lain" in own.text


async def test_names_that_a_terminal_might_obey_are_only_read(office: Path) -> None:
    """Markup, escapes and whatever else a name holds stand on the screen as characters."""
    with at_work(office) as session:
        twins = [_twice(number, text) for number, text in enumerate(HOSTILE.values())]
        records = [record for both in twins for record in both]
        insert_baseline(session.store, records, author="x", time=FIRST_DAY, origin="import:2")
        duplicate_search.search(session, lambda _done, _all: True)
        hostile = {record.household.id for record in records}
        found = duplicates.listed(session, duplicates.numbers(session))
        count = sum(own.first.home in hostile for own in found)
    assert count > len(HOSTILE) / 2
    async with _at_the_list(office) as own:
        await own.press("enter")
        for number in range(1, len(found) + 1):
            assert f"Pasangan {number} dari {len(found)}" in own.text
            assert len(own.lines) == 24
            assert all(one.isprintable() for line in own.lines for one in line)
            await own.press("down", "5")
        assert own.lines[0].startswith(" Ganda")


def _twice(number: int, text: str) -> tuple[HouseholdRecord, HouseholdRecord]:
    """Return one household two times, in two villages; its only person has a text for a name."""
    first, second = (
        household_record(at, names=(text,), village=village)
        for at, village in ((2 * number, "17.71.01.1001"), (2 * number + 1, "17.71.01.1002"))
    )
    (own,), (again,) = first.persons, second.persons
    person = replace(again, answers={**again.answers, "nik": own.answers["nik"]})
    return first, replace(second, persons=(person,))


def _said(office: Path, *words: str) -> Done:
    """Return what came of a command about duplicates."""
    return run_as(office, OPERATOR, "duplicates", *words, lang="en")


def test_a_script_searches_lists_and_resolves(office: Path) -> None:
    """The same as the screen, by commands."""
    searched = _said(office, "search", "--json").json
    assert searched == {"round": 1, "persons": 1151, "open": 11}
    first, second, *_rest = _said(office, "list", "--json").json
    assert (first["kind"], first["score"], first["outcome"]) == ("household", 99, None)
    came = _said(office, "resolve", str(first["pair"]), "same", "--keep", "1", "--reason", "sama")
    assert came.said.endswith("was begun. Complete it under Drafts.\n")
    asked = ("resolve", str(second["pair"]), "different", "--reason", "beda", "--json")
    assert _said(office, *asked).json["outcome"] == "different"
    listed = _said(office, "list", "--all", "--json").json
    assert {own["outcome"] for own in listed} >= {None, "same", "different"}
    refused = _said(office, "resolve", str(first["pair"]), "same", "--reason", "sama")
    assert (refused.status, refused.said) == (2, "")
    assert refused.told == "Say which of both records stays: 1 or 2.\n"
    with at_work(office) as session:
        (number,) = queues.drafts(session, own=True)
        assert queues.review(session, number).request.state is State.DRAFT
        assert duplicates.count(session) < 11
        assert PairOutcome.SAME in {
            own.outcome
            for own in duplicates.listed(session, duplicates.numbers(session, resolved=True))
        }
