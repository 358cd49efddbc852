"""Every screen and window: what its line of keys promises, its help and its size."""

import itertools
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from textual.screen import Screen

from siksng_tui import keys
from siksng_tui.key_table import KEYS
from siksng_tui.screens.frame.help import HelpScreen
from siksng_tui.services.duplicates import duplicate_search
from siksng_tui.services.entry import sampling
from siksng_tui.services.incoming_files import own_profiles
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.widgets.bars import StatusLine
from siksng_tui.words import _
from tests.siksng_tui.listed import case_kept, two_people
from tests.siksng_tui.seats import SIZE, Sitting, next_day, sitting
from tests.siksng_tui.work import (
    at_work,
    begun,
    certified,
    checked,
    clashing,
    covered,
    extract_came,
    finalised,
    sealed,
)

FORM: Final = ("#Usulan Baru", "1", "enter", "enter")
FAMILY: Final = ("#Perbaikan", "=luthfi", "enter")
STACK: Final = ("#Tumpukan", "f2", "=17.71.01.1004", "enter", "enter", "enter", "=3", "f10")
AGAIN: Final = ("#Verifikasi", "enter")
QUEUE: Final = ("#Periksa Perbaikan",)
SETS: Final = ("#Berkas Keputusan",)
SPLIT: Final = ("#Perbaikan", "=1771010101009049", "enter", "f2", "8")
ONE_CARD: Final = ("#Perbaikan", "=berman", "enter", "f2")

PROPOSALS: Final = Path(__file__).parents[1] / "samples" / "lists" / "dirty_usulan_v4.xlsx"

UNKNOWN: Final = PROPOSALS.with_name("unknown_bantuan_desa.csv")
PROFILE: Final = PROPOSALS.with_name("bantuan_desa.toml")
MAPPED: Final = ("#Impor", "f2", f"={UNKNOWN}", "enter", "4", "1")

ALL_PARCELS: Final = ("#Buku Agenda", *["down"] * 13, "enter")

OTHERS: Final = frozenset({"#Verifikasi", "#Otentikasi"})
"""Items that the authenticator opens."""

SCREENS: Final = {
    "new_form": FORM,
    "new_member": (*FORM, "f8"),
    "new_last_page": (*FORM, "f8", "f8"),
    "new_dtsen": ("#Usulan Baru", "2", "enter", "enter"),
    "new_proposal": ("#Usulan Baru", "3", "enter", "enter"),
    "pages": (*FORM, "f9"),
    "pages_of_one_family": ("#Usulan Baru", "2", "enter", "enter", "f9"),
    "find": ("#Perbaikan",),
    "found": ("#Perbaikan", "=luthfi", "end"),
    "family": FAMILY,
    "preview": (*FAMILY, "ctrl+p", "1", "2"),
    "correction": (*FAMILY, "f2", "1", "=salah luas lantai", "enter"),
    "transfer": (*FAMILY, "f2", "3", "enter", "enter"),
    "member_off": (*FAMILY, "f2", "5", "enter", "2"),
    "family_off": (*FAMILY, "f2", "4", "4"),
    "card_holder": (*FAMILY, "f2", "6", "enter"),
    "one_more_member": (*FAMILY, "f2", "2", "enter"),
    "programme": (*FAMILY, "f2", "7", "enter"),
    "split": (*SPLIT, "down", "down", "down", *["space"] * 4, "enter", "4", "enter"),
    "other_family": (*FAMILY, "f2", "9"),
    "merge": (*FAMILY, "f2", "9", "=berman", "enter", "=ikut anak", "enter"),
    "renewal": (*ONE_CARD, "0", "enter"),
    "changes": (*FAMILY, "f2", "1", "=salah luas lantai", "enter", "ctrl+r"),
    "home": (),
    "queue": QUEUE,
    "queue_of_cards": ("#Periksa KKS",),
    "finalisation": ("#Finalisasi",),
    "authentication": ("#Otentikasi",),
    "review": (*QUEUE, "enter"),
    "review_of_the_checked": ("#Finalisasi", "enter"),
    "review_of_the_finalised": ("#Otentikasi", "enter"),
    "outcomes": ("#Finalisasi", "ctrl+a", "y"),
    "sets": SETS,
    "set": (*SETS, "enter"),
    "prints": (*SETS, "enter", "f6"),
    "set_covered": (*SETS, "down", "enter"),
    "cover": (*SETS, "f10"),
    "send": ("#Kirim/Terima",),
    "extracts": ("#Kirim/Terima", "ctrl+d"),
    "register_check": ("#Periksa data induk", "enter"),
    "imports": ("#Impor",),
    "import_look": ("#Impor", "f2", f"={PROPOSALS}", "enter"),
    "map_columns": MAPPED,
    "tried_layout": (*MAPPED, "f9"),
    "profiles": ("#Impor", "ctrl+k"),
    "profile_kept": ("#Impor", "ctrl+k", "enter"),
    "profile_brought": ("#Impor", "f2", f"={PROFILE}", "enter"),
    "recapitulation": ("#Rekapitulasi",),
    "report": ("#Rekapitulasi", "enter"),
    "report_of_the_audit": ("#Rekapitulasi", "end", "enter"),
    "office": ("#Kantor",),
    "paper_texts": ("#Kantor", "ctrl+n"),
    "import_limits": ("#Kantor", "ctrl+t"),
    "locked": ("ctrl+l",),
    "drafts": ("#Draf",),
    "ledger": ("#Buku Agenda",),
    "closings": ("#Buku Agenda", "f2"),
    "ledger_section": ("#Buku Agenda", "enter"),
    "ledger_parcels": ALL_PARCELS,
    "differences": (*ALL_PARCELS, "enter"),
    "ledger_missing": ("#Buku Agenda", "end", "enter"),
    "road": ("#Buku Agenda", "enter", "f4"),
    "stacks": ("#Tumpukan",),
    "stack_header": ("#Tumpukan", "f2"),
    "stack": STACK,
    "work_log": ("#Catatan kerja",),
    "verifications": ("#Verifikasi",),
    "verification_results": ("#Verifikasi", "ctrl+r"),
    "verify_form": AGAIN,
    "conflicting": ("#Bentrokan",),
    "conflicts": ("#Bentrokan", "enter"),
    "duplicates": ("#Ganda",),
    "duplicate_pair": ("#Ganda", "enter"),
    "lists": ("#Daftar dari luar",),
    "list_entries": ("#Daftar dari luar", "enter"),
    "list_entry": ("#Daftar dari luar", "enter", "enter"),
    "programmes": ("#Penerima program",),
    "welfare": ("#PPKS dan PSKS",),
    "welfare_form": ("#PPKS dan PSKS", "enter"),
    "welfare_figures": ("#PPKS dan PSKS", "ctrl+r"),
    "without": ("#Penerima program", "end", "enter"),
    "settling": (*AGAIN, "=50", "enter", "y"),
}
"""How one comes to each screen that has a line of keys: keys, =text, #item of the menu."""

WINDOWS: Final = {
    "which_form": ("#Usulan Baru",),
    "which_village": ("#Usulan Baru", "1"),
    "why_new": ("#Usulan Baru", "1", "enter"),
    "what_for_a_family": (*FAMILY, "f2"),
    "to_which_village": (*FAMILY, "f2", "3"),
    "which_member": (*FAMILY, "f2", "5"),
    "codes": (*FORM, "f8", "f8", "f4"),
    "go_to": (*FORM, "ctrl+g"),
    "who_leaves": SPLIT,
    "print_which": (*FAMILY, "ctrl+p"),
    "print_how": (*FAMILY, "ctrl+p", "1"),
    "print_to": (*FAMILY, "ctrl+p", "1", "1"),
    "which_paper": (*SETS, "ctrl+p"),
    "why_withdrawn": ("#Draf", "delete"),
    "which_region": ("#Periksa data induk",),
    "import_from": ("#Impor", "f2"),
    "why_imported": ("#Impor", "f2", f"={PROPOSALS}", "enter", "f10"),
    "what_is_in_a_file": MAPPED[:-1],
    "which_field": (*MAPPED, "f4"),
    "layout_name": (*MAPPED, "f10"),
    "profile_to": ("#Impor", "ctrl+k", "ctrl+p"),
    "profile_removed": ("#Impor", "ctrl+k", "delete"),
    "list_to": ("#Periksa data induk", "enter", "f10"),
    "differences_to": (*ALL_PARCELS, "enter", "f10"),
    "set_to": ("#Kirim/Terima", "enter"),
    "whose_answer": ("#Bentrokan", "enter", "ctrl+a"),
    "why_a_pair": ("#Ganda", "enter", "3"),
    "which_village_is_without": ("#Penerima program", "end", "enter", "f6"),
    "why_closed": ("#PPKS dan PSKS", "delete"),
    "welfare_search": ("#PPKS dan PSKS", "f9"),
    "list_taken_back": ("#Daftar dari luar", "delete"),
    "known": (*FORM, "f8", "enter", "=1771081310959381", "enter"),
}
"""How one comes to each window that covers the line of keys."""

UNSEEN: Final = {"roster.move_down"} | {
    own.id for own in KEYS if own.action in {"refresh", "page_up", "up", "down"}
}
"""Keys that may show what was there before: nothing changed, one stands at the first or last of
all, or the key before was refused for the same reason."""


@pytest.fixture(scope="module")
def busy_office(practice_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office with work in every queue, and a request that waits to be keyed again."""
    office = Path(shutil.copytree(practice_office, tmp_path_factory.mktemp("busy") / "office"))
    certified(office, tmp_path_factory.mktemp("below"))
    extract_came(office)
    begun(office)
    case_kept(office)
    two_people(office, tmp_path_factory.mktemp("lists"))
    covered(office, "heru saputra")
    sealed(office, "edi apriansyah")
    finalised(office, "ali amran")
    clashing(office, *checked(office, "ari maulana"))
    with at_work(office) as session:
        duplicate_search.search(session, lambda _done, _all: True)
        own_profiles.add(session, own_profiles.read(PROFILE))
    with at_work(office, AUTHENTICATOR) as session:
        sampling.switch(session, on=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sampling, "randbelow", lambda _below: 0)
        checked(office, "siti maryam")
    return office


@pytest.fixture
def busy(busy_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return such an office of one test's own, where every request is drawn to be keyed again."""
    monkeypatch.setattr(sampling, "randbelow", lambda _below: 0)
    return Path(shutil.copytree(busy_office, tmp_path / "office"))


async def _go(own: Sitting, way: Sequence[str]) -> None:
    """Come in, as whoever may key again where that is wanted, and go a way."""
    await own.unlock(AUTHENTICATOR if OTHERS & {*way[:1]} else OPERATOR)
    for step in way:
        if step.startswith("="):
            await own.type(step[1:])
        elif step.startswith("#"):
            await own.press(own.digit(step[1:]))
        else:
            await own.press(step)


def _shown(own: Sitting) -> list[str]:
    """Return the ids of the keys that are seen on the last line, those that leave it behind."""
    line = own.app.screen.query_one(StatusLine)
    said = {own: line._labels.get(own) or _(keys.key(own).label) for own in line._ids}
    seen = [at for at in line._ids if f"{_(keys.key(at).shown)} {said[at]}" in own.lines[-1]]
    return sorted(seen, key=lambda at: at in {"everywhere.back", "form.file"})


async def _fits_and_is_explained(own: Sitting) -> None:
    """Make the terminal another while a screen stands, and read its help; all is as before."""
    seen = own.lines
    for width, height in ((80, 25), (100, 30), (40, 12), SIZE):
        await own.pilot.resize_terminal(width, height)
        await own.rest()
        assert len(own.lines) == height
        assert max(map(len, own.lines)) <= width
    assert own.lines[0] == seen[0]
    assert own.lines[-1] == seen[-1]
    await own.press("f1")
    assert own.lines[0].startswith(" Bantuan: ")
    await own.press("f3")
    assert own.lines[-1] == seen[-1]


async def _returned(own: Sitting, screen: Screen[Any]) -> bool:
    """Close what a key opened over a screen; returns False where the screen itself was left."""
    for __ in range(4):
        if own.app.screen is screen:
            return True
        if screen not in own.app.screen_stack:
            return False
        await own.press("escape")
    return False


async def _dead_keys(own: Sitting, screen: Screen[Any], untried: list[str]) -> list[str]:
    """Press keys of a screen until one leaves it, take them off, and return who did nothing."""
    dead = []
    while untried:
        at = untried.pop(0)
        before = own.text
        await own.press(keys.key(at).keys[0])
        if own.text == before and at not in UNSEEN:
            dead.append(at)
        if not await _returned(own, screen):
            break
    return dead


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_fits_f1_explains_it_and_each_key_on_its_last_line_does_something(
    busy: Path, name: str
) -> None:
    """A key that is promised and dead is pressed again and again; F3 is always to be seen."""
    untried: list[str] | None = None
    for day in itertools.count(1):
        async with sitting(busy, clock=next_day(day)) as own:
            await _go(own, SCREENS[name])
            if untried is None:
                await _fits_and_is_explained(own)
                untried = _shown(own)
                assert "everywhere.back" in untried
            assert await _dead_keys(own, own.app.screen, untried) == []
        if not untried:
            break


@pytest.mark.parametrize("name", WINDOWS)
async def test_a_window_fits_and_f1_explains_it(busy: Path, name: str) -> None:
    """A window covers the line of keys; its keys are tested with the widgets."""
    async with sitting(busy, clock=next_day()) as own:
        await _go(own, WINDOWS[name])
        await _fits_and_is_explained(own)


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("family_off", "Nonaktif keluarga atau anggota"),
        ("member_off", "Nonaktif keluarga atau anggota"),
        ("transfer", "Pindah desa/kelurahan"),
        ("card_holder", "Ganti pengurus"),
        ("programme", "Usulan program"),
        ("new_proposal", "Usulan program"),
        ("split", "Pecah KK"),
        ("merge", "Gabung KK"),
        ("other_family", "Memilih keluarga yang lain"),
    ],
)
async def test_f1_on_a_form_of_a_kind_of_its_own_explains_that_kind(
    busy: Path, name: str, heading: str
) -> None:
    """Behind the help of the field; how to fill in a form stands behind it."""
    async with sitting(busy, clock=next_day()) as own:
        await _go(own, SCREENS[name])
        await own.press("f1")
        assert isinstance(own.app.screen, HelpScreen)
        said = ["".join(text for text, __ in line) for line in own.app.screen.page.lines]
        assert heading in said
        if name != "other_family":
            assert said.index(heading) < said.index("Mengisi formulir")
