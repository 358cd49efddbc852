"""The two columns that follow those of a profile in the workbook of refused rows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TITLES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"en": ("REASON", "ROW"), "id": ("ALASAN", "BARIS")}
)
"""Why a row was refused and where it stood, by the language of who wrote the workbook.

Whoever imports it again may speak the other one, so these words stand in no catalogue.
"""
