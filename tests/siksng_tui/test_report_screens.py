"""Recapitulation on the screen: charts of blocks, parts by F7 and F8, paper by Ctrl+P."""

from pathlib import Path

from siksng_tui.screens.figures import report_lines
from siksng_tui.screens.figures.trend_lines import trend_lines
from siksng_tui.services.figures.report_list import Bar, Chapter, Column, Line, Trend
from siksng_tui.services.practice import OPERATOR
from tests.reports.reading import page_texts
from tests.siksng_tui import work
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import next_day, sitting


async def test_the_recapitulation_shows_villages_with_bars_and_is_printed(
    office: Path, tmp_path: Path
) -> None:
    """F8 turns to one village, behind the last one comes the whole again."""
    work.checked(office, "luthfi", "heru saputra")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock(OPERATOR)
        await own.press(own.digit("Rekapitulasi"))
        agreed("reports", own.lines)
        await own.press("enter")
        agreed("report_recap", own.lines)
        await own.press("f8")
        village = own.message
        await own.press("f7")
        assert own.message != village
        await own.press("ctrl+p", "1", "ctrl+u")
        await own.type(str(tmp_path / "rekap.pdf"))
        await own.press("enter")
        assert await own.shows("rekap.pdf")
    (text,) = page_texts((tmp_path / "rekap.pdf").read_bytes())
    assert "Rekapitulasi permohonan" in text
    assert "LATIHAN" in text


async def test_families_stand_by_district_with_a_chart(office: Path) -> None:
    """The second report."""
    async with sitting(office) as own:
        await own.unlock(OPERATOR)
        await own.press(own.digit("Rekapitulasi"), "down", "enter")
        agreed("report_families", own.lines)


async def test_families_of_several_cycles_stand_as_letters_over_their_names(office: Path) -> None:
    """A line needs two cycles; the table below has the numbers."""
    async with sitting(office, clock=next_day(200)) as own:
        await own.unlock(OPERATOR)
        await own.press(own.digit("Rekapitulasi"), "down", "enter", "pagedown")
        agreed("report_trend", own.lines)


async def test_the_key_card_is_printed_from_the_list(office: Path, tmp_path: Path) -> None:
    """Without a number: it is about nobody."""
    async with sitting(office) as own:
        await own.unlock(OPERATOR)
        await own.press(own.digit("Rekapitulasi"), "ctrl+p", "1", "ctrl+u")
        await own.type(str(tmp_path / "kartu.pdf"))
        await own.press("enter")
        assert await own.shows("kartu.pdf")
    assert "Kartu tombol SIKSNG" in page_texts((tmp_path / "kartu.pdf").read_bytes())[0]


def test_no_line_of_a_report_is_wider_than_the_screen() -> None:
    """Whatever the names: words are broken, numbers are whole."""
    columns = (
        Column("Kelurahan", 4),
        Column("Jenis", 3),
        *(Column("Belum dijawab", 1, right=True),) * 5,
    )
    name = "Raden Ajeng Kusumaningtyas Sastrowardoyo Hadiningrat Mangkunegara Prawirodirjo"
    rows = [(name, "Perubahan pengurus", *("1.028.807",) * 5)] * 3
    chapter = Chapter("Contoh", columns, rows, (Bar(name, 1_028_807), Bar("Kosong", 0)))
    lines = ["".join(text for text, _tone in line) for line in report_lines.lines([chapter])]
    assert max(map(len, lines[1:])) <= 78
    assert "".join(lines).count("1.028.807") == 16
    assert "Prawirodirjo" in "".join("".join(lines).split())


def test_lines_that_meet_stand_beside_each_other_and_none_is_lost_unsaid() -> None:
    """Ten lines over twelve cycles: as many letters as there is room for, then a plus."""
    steps = tuple(f"{year}-Q{at}" for year in (2024, 2025, 2026) for at in (1, 2, 3, 4))
    counts = [(4, 9)] * 5 + [(9, 4)] * 2 + [(0, 9)] * 3
    lines = [Line(f"Kecamatan {at}", own * 6) for at, own in enumerate(counts)]
    drawn = [
        "".join(part for part, _tone in own) for own in trend_lines(Trend(steps, tuple(lines)))
    ]
    assert max(map(len, drawn)) <= 78
    assert [own.split()[0] for own in drawn if "┤" in own] == [
        *("10┤", "8┤", "6┤", "4┤ABC+", "2┤", "0┤HIJ")
    ]
    assert any("│FG" in own for own in drawn)
    assert all(f"Kecamatan {at} {own[1]}" in "".join(drawn) for at, own in enumerate(counts))
    assert "".join(drawn).encode("cp437")


def test_rows_that_the_screen_leaves_out_are_counted() -> None:
    """The paper has them."""
    columns = (Column("Nomor", 1),)
    rows = ([str(at)] for at in range(report_lines.MOST_ROWS + 7))
    *__, last, _blank = report_lines.lines([Chapter("Contoh", columns, rows)])
    assert last[0][0].startswith("7 ")
