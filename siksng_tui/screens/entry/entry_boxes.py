"""What the box of an answer takes: which characters, and how many."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.instrument import ValueType, Variable
from siksng_tui.widgets.editing import LONGEST, Mask

MASKS: Final[Mapping[ValueType, Mask]] = MappingProxyType(
    {
        ValueType.INTEGER: Mask.DIGITS,
        ValueType.DECIMAL: Mask.NUMBER,
        ValueType.DATE: Mask.DATE,
        ValueType.ENUM: Mask.CODE,
        ValueType.BITMASK: Mask.DIGITS,
        ValueType.NIK: Mask.DIGITS,
        ValueType.KK: Mask.DIGITS,
        ValueType.CODE: Mask.DIGITS,
        ValueType.PHONE: Mask.PHONE,
    }
)
"""Which characters an answer of a type takes; every other type takes any."""

LENGTHS: Final[Mapping[ValueType, int]] = MappingProxyType(
    {ValueType.INTEGER: 9, ValueType.DECIMAL: 20, ValueType.DATE: 10, ValueType.PHONE: 24}
)
"""Most characters of an answer of a type whose variable sets no length of its own."""


def mask(variable: Variable) -> Mask:
    """Return which characters the answer takes."""
    if variable.low is not None and variable.low < 0:
        return Mask.NUMBER
    return MASKS.get(variable.type, Mask.ANY)


def length(variable: Variable) -> int:
    """Return the most characters of an answer."""
    if variable.length is not None:
        return variable.length
    if variable.list is not None:
        longest = max(len(own.code) for own in variable.list.items)
        summed = variable.type is ValueType.BITMASK
        return max(longest, len(str(variable.list.total))) if summed else longest
    if variable.type is ValueType.INTEGER and variable.high is not None:
        return len(str(variable.high))
    return LENGTHS.get(variable.type, LONGEST)
