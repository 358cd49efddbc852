"""What of a subject's answers stands in columns: all that is searched, listed or counted.

Which variable is meant, the instrument's roles say (`forms.roles`).
"""

from collections.abc import Iterable
from typing import Final

from forms.instrument import Instrument
from forms.names import name_key
from forms.records import Subject
from forms.told import head_name, means, told

NAME_KEY: Final = 4
"""Place of the name's key in what `of_person` returns."""

HOUSEHOLD_SQL: Final = """
INSERT INTO household (subject_id, uid, revision_id, instrument, village, id_bdt, head_name,
    address, decile, active, person_count, family_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""Inserts what `of_household` returns, behind numbers and links."""

HOUSEHOLD_AGAIN_SQL: Final = f"""
{HOUSEHOLD_SQL}
ON CONFLICT (subject_id) DO UPDATE SET revision_id = excluded.revision_id,
    instrument = excluded.instrument, village = excluded.village, id_bdt = excluded.id_bdt,
    head_name = excluded.head_name, address = excluded.address, decile = excluded.decile,
    active = excluded.active, person_count = excluded.person_count,
    family_count = excluded.family_count
"""
"""Puts a household's columns in place of its former ones; as an insert it is half as fast."""

FAMILY_SQL: Final = """
INSERT INTO family (subject_id, uid, revision_id, household_id, seq, kk, kk_reversed)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
"""Inserts what `of_family` returns, behind numbers and links."""

FAMILY_AGAIN_SQL: Final = f"""
{FAMILY_SQL}
ON CONFLICT (subject_id) DO UPDATE SET revision_id = excluded.revision_id,
    household_id = excluded.household_id, seq = excluded.seq, kk = excluded.kk,
    kk_reversed = excluded.kk_reversed
"""
"""Puts a family's columns in place of its former ones; as an insert it is half as fast."""

PERSON_SQL: Final = """
INSERT INTO person (subject_id, uid, revision_id, household_id, family_id, seq, nik, nik_reversed,
    kk, name, name_key, sex, birth, relation, presence, mother_key)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""Inserts what `of_person` returns, behind numbers and links."""

PERSON_AGAIN_SQL: Final = f"""
{PERSON_SQL}
ON CONFLICT (subject_id) DO UPDATE SET revision_id = excluded.revision_id,
    household_id = excluded.household_id, family_id = excluded.family_id, seq = excluded.seq,
    nik = excluded.nik, nik_reversed = excluded.nik_reversed, kk = excluded.kk,
    name = excluded.name, name_key = excluded.name_key, sex = excluded.sex,
    birth = excluded.birth, relation = excluded.relation, presence = excluded.presence,
    mother_key = excluded.mother_key
"""
"""Puts a person's columns in place of its former ones; as an insert it is half as fast."""


WORDS_SQL: Final = "INSERT INTO person_words (rowid, name_key) VALUES (?, ?)"
"""Makes a name findable by the beginnings of its words."""

TRIGRAMS_SQL: Final = "INSERT INTO person_trigrams (rowid, name_key) VALUES (?, ?)"
"""Makes a name findable by any part of it."""


def of_household(
    questions: Instrument, household: Subject, persons: Iterable[Subject]
) -> tuple[str | int | None, ...]:
    """Return village, id_bdt, head_name, address, decile and active."""
    answers = household.answers
    gone = means(questions, answers, "row_status.deleted") or told(
        questions, answers, "deactivated"
    )
    return (
        household.region,
        told(questions, answers, "household_id") or None,
        head_name(questions, household, persons),
        told(questions, answers, "address"),
        _whole(told(questions, answers, "decile")),
        int(not gone),
    )


def of_family(questions: Instrument, family: Subject) -> tuple[str | None, ...]:
    """Return kk and kk_reversed."""
    kk = told(questions, family.answers, "family_card") or None
    return kk, _reversed(kk)


def of_person(
    questions: Instrument, person: Subject, family_kk: str | None
) -> tuple[str | None, ...]:
    """Return nik, nik_reversed, kk, name, name_key, sex, birth, relation, presence, mother_key.

    Args:
        questions: the instrument that the person's answers are of.
        person: the person.
        family_kk: the family's card, for a person whose own answer is missing.
    """
    answers = person.answers
    nik, name = told(questions, answers, "nik") or None, told(questions, answers, "name")
    return (
        nik,
        _reversed(nik),
        told(questions, answers, "card") or family_kk,
        name,
        name_key(name),
        told(questions, answers, "sex") or None,
        told(questions, answers, "birth") or None,
        told(questions, answers, "relation") or None,
        told(questions, answers, "presence") or None,
        name_key(told(questions, answers, "mother")),
    )


def _whole(answer: str) -> int | None:
    """Return an answer as a whole number, None where it is none."""
    return int(answer) if answer.isdecimal() else None


def _reversed(digits: str | None) -> str | None:
    """Return digits from the last to the first, so that an end is found like a beginning."""
    return None if digits is None else digits[::-1]
