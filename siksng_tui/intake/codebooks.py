"""Codes that mean one thing in some files and another in others: by which list a file is read.

No cell tells it. Who imports the file says it once; until then a code of two meanings is a doubt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files

from forms.datafile import read_table
from forms.instrument import ENGLISH
from siksng_tui.intake.profile import Column, Profile
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.rows import CellValue
from siksng_tui.intake.spelled import Spelled
from siksng_tui.intake.spelling import spell_code
from siksng_tui.intake.wordlists import Word, shipped_words


@dataclass(frozen=True, slots=True)
class Codebook:
    """A list that the codes of a variable may be of; `name` is also that of its shipped words."""

    instrument: str
    variable: str
    name: str
    title_id: str
    title_en: str

    def title(self, language: str) -> str:
        """Return what the list is, in a language."""
        return self.title_en if language == ENGLISH else self.title_id


@cache
def codebooks() -> tuple[Codebook, ...]:
    """Return every list of codes of a variable that has two."""
    names = ("instrument", "variable", "codebook", "title_id", "title_en")
    table = read_table(files("siksng_tui.intake"), "codebooks.csv", names)
    return tuple(Codebook(*map(row.needed, names)) for row in table.rows)


def codebooks_of(profile: Profile, column: Column) -> tuple[Codebook, ...]:
    """Return the lists that the codes of a column may be of; none where they are of one alone."""
    meant = (profile.instrument.id, column.answers)
    return tuple(own for own in codebooks() if (own.instrument, own.variable) == meant)


def read_by(profile: Profile, said: Mapping[str, str]) -> Profile:
    """Return a profile whose columns are read by the lists that were said for their variables."""
    columns = (
        replace(own, spelled=listed.name)
        if (listed := _said(profile, own, said)) is not None
        else own
        for own in profile.columns
    )
    return replace(profile, columns=tuple(columns))


def said_codebooks(profile: Profile) -> Mapping[str, str]:
    """Return by which list each variable of a profile is read that has two."""
    return {
        own.answers: own.spelled
        for own in profile.columns
        if own.spelled and codebooks_of(profile, own)
    }


def spell_by_codebook(cell: CellValue, words: Mapping[str, Word]) -> Spelled:
    """Return the code that a code of one of two lists is in the instrument's own."""
    spelled = spell_code(cell)
    word = words.get(spelled.text)
    if word is None:
        return Spelled("", doubt=Reason.CODE_OTHER_LIST) if spelled.text else spelled
    return Spelled(word.code, repair=spelled.repair if word.usual else Reason.CODE_TRANSLATED)


def spell_unsaid(cell: CellValue, lists: Sequence[Codebook]) -> Spelled:
    """Return a code that means the same by every list that has it; any other is a doubt."""
    spelled = spell_code(cell)
    words = (shipped_words(own.name).get(spelled.text) for own in lists)
    meanings = {word.code for word in words if word}
    if len(meanings) > 1:
        return Spelled("", doubt=Reason.CODE_TWO_MEANINGS)
    return spelled._replace(text=next(iter(meanings), spelled.text))


def code_spelling(profile: Profile, column: Column) -> partial[Spelled] | None:
    """Return how the codes of a column are spelled that may be of two lists, None for others."""
    lists = codebooks_of(profile, column)
    if not lists:
        return None
    if column.spelled:
        return partial(spell_by_codebook, words=profile.words(column.spelled))
    return partial(spell_unsaid, lists=lists)


def _said(profile: Profile, column: Column, said: Mapping[str, str]) -> Codebook | None:
    """Return the list that was said for the variable of a column, None where none was."""
    meant = said.get(column.answers)
    return next((own for own in codebooks_of(profile, column) if own.name == meant), None)
