"""Moments as files and signed records spell them: UTC, whole seconds, one spelling."""

import datetime as dt


def moment_text(moment: dt.datetime) -> str:
    """Return the spelling of a moment.

    >>> moment_text(dt.datetime(2026, 11, 23, 11, 5, 6, tzinfo=dt.timezone(dt.timedelta(hours=7))))
    '2026-11-23T04:05:06+00:00'
    """
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def read_moment(text: str) -> dt.datetime:
    """Return the moment, aware of its zone.

    Raises:
        ValueError: it is not spelled as `moment_text` does.
    """
    moment = dt.datetime.fromisoformat(text)
    try:
        same = moment.tzinfo is not None and moment_text(moment) == text
    except OverflowError:
        same = False
    if not same:
        raise ValueError("moment")
    return moment
