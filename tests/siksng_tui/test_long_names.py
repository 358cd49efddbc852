"""Names that are longer than any disk takes end in a sentence, wherever they are typed."""

from pathlib import Path

import pytest

from tests.siksng_tui import work
from tests.siksng_tui.seats import sitting

LONG = "é" * 199
"""As many letters as fit into the line, and twice as many bytes."""

WAYS = {
    "import": ("Impor", "f2", "ctrl+u"),
    "print": ("Perbaikan", *"LUTHFI", "enter", "ctrl+p", "1", "1", "ctrl+u"),
}
"""What leads to where a file or folder is asked for, behind the menu's item."""


@pytest.mark.parametrize("way", WAYS)
async def test_a_long_name_is_refused_and_the_program_goes_on(office: Path, way: str) -> None:
    """The system refuses to look for it at all."""
    item, *keys = WAYS[way]
    async with sitting(office) as own:
        await own.unlock()
        await own.press(own.digit(item), *keys)
        await work.answer(own, LONG)
        assert "!! " in own.text and "ééé" in own.text
        await own.press("f1")
        assert own.lines[0].strip().startswith("Bantuan")
