"""A day as people write it on a command line."""

import datetime as dt
from typing import Final

import click

from forms.errors import SiksngError
from siksng_tui.wording.days import read_day
from siksng_tui.words import _


class Day(click.ParamType[dt.date]):
    """A date: 23-11-2026, 23/11/2026, 23112026 or 2026-11-23."""

    name = "date"

    def convert(
        self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the day that a text stands for."""
        if isinstance(value, dt.date):
            return value
        try:
            return read_day(value)
        except (SiksngError, ValueError):
            said = _("{text} is no date. Write it as 23-11-2026 or 2026-11-23.")
            self.fail(said.format(text=value), param, ctx)


DAY: Final = Day()
"""The type of every option that takes a date."""
