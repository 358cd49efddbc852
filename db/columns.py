"""What of a subject's answers stands in columns: all that is searched, listed or counted.

The names of the variables are those of the BDT instrument; an instrument that names them otherwise
maps them here.
"""

from collections.abc import Iterable
from typing import Final

from forms.names import name_key
from forms.records import Answer, Answers, Subject

HEAD: Final = "1"
"""Code of the household's head in `hubungan_krt`."""

DELETED: Final = "DELETED"
"""Code of `row_status` for a household that the register no longer counts."""

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
    kk, name, name_key, sex, birth, relation, presence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""Inserts what `of_person` returns, behind numbers and links."""

PERSON_AGAIN_SQL: Final = f"""
{PERSON_SQL}
ON CONFLICT (subject_id) DO UPDATE SET revision_id = excluded.revision_id,
    household_id = excluded.household_id, family_id = excluded.family_id, seq = excluded.seq,
    nik = excluded.nik, nik_reversed = excluded.nik_reversed, kk = excluded.kk,
    name = excluded.name, name_key = excluded.name_key, sex = excluded.sex,
    birth = excluded.birth, relation = excluded.relation, presence = excluded.presence
"""
"""Puts a person's columns in place of its former ones; as an insert it is half as fast."""


WORDS_SQL: Final = "INSERT INTO person_words (rowid, name_key) VALUES (?, ?)"
"""Makes a name findable by the beginnings of its words."""

TRIGRAMS_SQL: Final = "INSERT INTO person_trigrams (rowid, name_key) VALUES (?, ?)"
"""Makes a name findable by any part of it."""


def of_household(household: Subject, persons: Iterable[Subject]) -> tuple[str | int | None, ...]:
    """Return village, id_bdt, head_name, address, decile and active."""
    answers = household.answers
    return (
        household.region,
        _text(answers, "id_bdt"),
        head_name(household, persons),
        _text(answers, "alamat") or "",
        _whole(answers.get("status_kesejahteraan")),
        int(answers.get("row_status") != DELETED),
    )


def head_name(household: Subject, persons: Iterable[Subject]) -> str:
    """Return the name of the head: of the member who is it, else as the household states it."""
    for person in persons:
        if person.answers.get("hubungan_krt") == HEAD and "nama" in person.answers:
            return str(person.answers["nama"])
    return _text(household.answers, "nama_krt") or ""


def of_family(family: Subject) -> tuple[str | None, ...]:
    """Return kk and kk_reversed."""
    kk = _text(family.answers, "no_kk_keluarga")
    return kk, _reversed(kk)


def of_person(person: Subject, family_kk: str | None) -> tuple[str | None, ...]:
    """Return nik, nik_reversed, kk, name, name_key, sex, birth, relation and presence.

    Args:
        person: the person.
        family_kk: the family's card, for a person whose own answer is missing.
    """
    answers = person.answers
    nik, name = _text(answers, "nik"), _text(answers, "nama") or ""
    return (
        nik,
        _reversed(nik),
        _text(answers, "no_kk") or family_kk,
        name,
        name_key(name),
        _text(answers, "jenis_kelamin"),
        _text(answers, "tanggal_lahir"),
        _text(answers, "hubungan_krt"),
        _text(answers, "status_keberadaan_art"),
    )


def _text(answers: Answers, variable: str) -> str | None:
    """Return an answer as text, None where it was not given."""
    answer = answers.get(variable)
    return None if answer is None else str(answer)


def _whole(answer: Answer | None) -> int | None:
    """Return an answer as a whole number, None where it is none."""
    return int(answer) if answer is not None and str(answer).isdecimal() else None


def _reversed(digits: str | None) -> str | None:
    """Return digits from the last to the first, so that an end is found like a beginning."""
    return None if digits is None else digits[::-1]
