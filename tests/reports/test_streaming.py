"""The canvas that writes each page when it is shown."""

import io
import subprocess
import sys
from pathlib import Path

from reports.page.faces import Style
from reports.page.paper import A4
from reports.page.streaming import StreamedCanvas
from tests.reports.reading import opened, page_texts

ROOT = Path(__file__).parents[2]


def _drawn(out: io.BytesIO, pages: int) -> StreamedCanvas:
    """Draw so many pages, and leave the file open."""
    canvas = StreamedCanvas(out, A4.size)
    canvas.beginForm("mark")
    canvas.rect(0, 0, 10, 10)
    canvas.endForm()
    for number in range(1, pages + 1):
        canvas.setFont(Style.SERIF, 10)
        canvas.drawString(100, 100, f"page {number}")
        canvas.doForm("mark")
        canvas.showPage()
    return canvas


def test_every_page_can_be_read_back() -> None:
    """By a reader that checks the table of objects."""
    out = io.BytesIO()
    _drawn(out, 12).save()
    assert page_texts(out.getvalue()) == [f"page {number}" for number in range(1, 13)]


def test_a_page_is_written_when_it_is_shown() -> None:
    """It does not wait in memory for the end."""
    one, two = io.BytesIO(), io.BytesIO()
    _drawn(one, 1)
    _drawn(two, 2)
    assert len(one.getvalue()) < len(two.getvalue())


def test_equal_drawing_gives_equal_bytes() -> None:
    """No clock and no chance in the file."""
    first, second = io.BytesIO(), io.BytesIO()
    _drawn(first, 3).save()
    _drawn(second, 3).save()
    assert first.getvalue() == second.getvalue()


def test_the_document_says_its_language() -> None:
    """Screen readers pronounce Indonesian."""
    out = io.BytesIO()
    _drawn(out, 1).save()
    assert str(opened(out.getvalue()).root_object["/Lang"]) == "id"


def test_a_canvas_trusts_no_address_and_searches_no_fonts() -> None:
    """Both would reach outside: pictures fetched, and a cache of fonts that anybody may write."""
    code = (
        "import io, sys\n"
        "from reportlab import rl_config\n"
        "from tests.reports.synthetic import recovery\n"
        "from reports.books.recovery_sheet import recovery_sheet\n"
        "recovery_sheet(recovery(), io.BytesIO())\n"
        "print(rl_config.trustedHosts, rl_config.trustedSchemes)\n"
        "print('reportlab.lib.fontfinder' in sys.modules, 'reportlab.platypus' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == ["[]", "[]", "False", "False"]
