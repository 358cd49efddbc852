"""The address of a household that moves: what is asked anew, and a doubt while it is not."""

from collections.abc import Iterator
from typing import Final

from forms.canonical import digest
from forms.findings import SEEN_DIGITS, Finding, Place, Severity
from forms.instrument import ENGLISH, Instrument, Variable
from forms.keying import asked_anew
from forms.records import HouseholdRecord

RULE: Final = "PINDAH"
"""Stands where a finding names its rule."""


def findings(
    questions: Instrument, before: HouseholdRecord, record: HouseholdRecord
) -> Iterator[Finding]:
    """Yield a finding for each part of the address that is empty, or as in the village before.

    Args:
        questions: of the request.
        before: the household where it lives so far.
        record: the household where it is to live.
    """
    old, new = before.household.answers, record.household.answers
    for name in asked_anew(questions, old):
        answer = new.get(name)
        if answer is None or answer == old[name]:
            place = Place(record.household.id, name)
            seen = digest([answer])[:SEEN_DIGITS]
            yield _finding(place, questions.variable(name), seen, empty=answer is None)


def _finding(place: Place, variable: Variable, seen: str, *, empty: bool) -> Finding:
    """Return the finding at an answer that is empty, or as it was."""
    label_id, label_en = variable.label("id"), variable.label(ENGLISH)
    if empty:
        told_id = f"{label_id}: belum diisi untuk desa yang baru. Isi, atau jelaskan."
        told_en = f"{label_en}: not answered for the new village. Answer it, or explain."
    else:
        told_id = f"{label_id}: masih seperti di desa yang lama. Perbaiki, atau jelaskan."
        told_en = f"{label_en}: still as in the old village. Correct it, or explain."
    return Finding(RULE, Severity.FLAG, place, told_id, told_en, seen)
