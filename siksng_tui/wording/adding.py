"""Codes that are added up, as people are told: with a sum of two of them as the example."""

from forms import values
from forms.instrument import ValueType, Variable
from siksng_tui import words
from siksng_tui.words import _


def added(variable: Variable) -> str:
    """Return how codes become one answer, in the language that is spoken; empty for one code.

    >>> from forms.loading import instrument
    >>> words.choose("en")
    >>> added(instrument().variable("ada_kartu_identitas"))
    'Codes are added: 1 + 8 = 9 is Birth certificate + Driving licence. 0 stands alone.'
    """
    codes = variable.list
    if variable.type is not ValueType.BITMASK or codes is None or not codes.added[1:]:
        return ""
    first, last = codes.added[0].code, codes.added[-1].code
    total = int(first) + int(last)
    said = _("Codes are added: {first} + {last} = {total} is {meant}.").format(
        first=first, last=last, total=total, meant=values.label(variable, total, words.language())
    )
    alone = [item.code for item in codes.items if item not in codes.added]
    stands = _("{codes} stands alone.").format(codes=", ".join(alone)) if alone else ""
    return f"{said} {stands}".strip()
