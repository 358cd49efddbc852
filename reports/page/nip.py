"""The number of a civil servant (NIP) as papers write it."""

from typing import Final

GROUPS: Final = (8, 6, 1, 3)
"""Digits of birth date, year and month of appointment, sex, and the running number.

Source: DOMAIN 3.6.
"""


def shown_nip(nip: str) -> str:
    """Return a NIP in its groups; what is no NIP stays as it is.

    >>> shown_nip("198001012005011001")
    '19800101 200501 1 001'
    """
    if len(nip) != sum(GROUPS):
        return nip
    ends = [sum(GROUPS[: at + 1]) for at in range(len(GROUPS))]
    return " ".join(nip[end - size : end] for end, size in zip(ends, GROUPS, strict=True))
