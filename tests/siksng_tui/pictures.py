"""The characters on a screen, for tests that run without a terminal."""

from typing import Any

from textual.app import App


def picture(app: App[Any]) -> list[str]:
    """Return the lines of the screen, without blanks at their ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
