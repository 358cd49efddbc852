"""Agreed pictures of pages: grey and small, in tests/agreed/papers, looked at in review.

`ACCEPT=1` writes them anew. Two machines draw the edge of a letter a little differently, so squares
of pixels are compared, not pixels.
"""

import io
import os
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageChops, ImageStat

FOLDER: Final = Path(__file__).parents[1] / "agreed" / "papers"
"""Where the pictures are."""

DOTS: Final = 50
"""Dots of an inch: a word can be read, a page has a few kilobytes."""

SQUARE: Final = 12
"""Side of what is compared, in pixels: about six millimetres."""

FAR: Final = 12.0
"""Difference of a square's mean grey, of 255, from which on something else stands there."""


def drawn(data: bytes, page: int) -> Image.Image:
    """Return a page of a paper, counted from 0, in greys."""
    with pypdfium2.PdfDocument(data) as paper:
        picture: Image.Image = paper[page].render(scale=DOTS / 72, grayscale=True).to_pil()
        return picture.convert("L")


def agreed(name: str, data: bytes, page: int = 0) -> None:
    """Compare a page with its agreed picture."""
    seen, path = drawn(data, page), FOLDER / f"{name}.png"
    if os.environ.get("ACCEPT") == "1":
        seen.save(path, optimize=True)
    known = Image.open(io.BytesIO(path.read_bytes())).convert("L")
    assert known.size == seen.size
    assert other_squares(known, seen) == []


def other_squares(known: Image.Image, seen: Image.Image) -> list[tuple[int, int]]:
    """Return the left upper corners of the squares that differ, in pixels."""
    apart = ImageChops.difference(_soft(known), _soft(seen))
    corners = [
        (x, y) for y in range(0, apart.height, SQUARE) for x in range(0, apart.width, SQUARE)
    ]
    return [own for own in corners if _mean(apart, own) > FAR]


def _soft(picture: Image.Image) -> Image.Image:
    """Return a picture in which the edges of letters have no weight."""
    return picture.reduce(2).resize(picture.size)


def _mean(apart: Image.Image, corner: tuple[int, int]) -> float:
    """Return the mean grey of a square."""
    x, y = corner
    return float(ImageStat.Stat(apart.crop((x, y, x + SQUARE, y + SQUARE))).mean[0])
