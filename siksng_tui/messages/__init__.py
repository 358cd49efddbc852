"""The one table of messages: the code of a refusal, what happened, and the next action.

A code stands in the module of its area. Placeholders are facts of the error; where a fact is a
value of the records, a role or a state, its word is said instead. A fact that an error does not
have is said as a question mark: a message never stops the program. The name of a file is what its
author made it, so every fact passes the text boundary before it can reach a terminal.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.errors import SiksngError
from forms.text import shown
from siksng_tui.messages import (
    access,
    answers,
    cells,
    checks,
    commands,
    covers,
    duplicates,
    enrolment,
    imports,
    instruments,
    moves,
    papers,
    parcels,
    plain,
    ruling,
    store,
    work,
)
from siksng_tui.wording import terms
from siksng_tui.words import _

_AREAS: Final = (
    plain,
    answers,
    instruments,
    access,
    store,
    checks,
    work,
    moves,
    duplicates,
    ruling,
    papers,
    covers,
    imports,
    cells,
    parcels,
    enrolment,
)

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {code: text for area in _AREAS for code, text in area.SENTENCES.items()}
)
"""Code to sentence, as it is looked up in the catalogue."""

UNKNOWN: Final = "?"
"""Said in place of a fact that an error does not have."""


def sentence(error: SiksngError, **said: str | int) -> str:
    """Return what happened and what to do next, in the language that is spoken.

    Args:
        error: the refusal.
        said: facts that the caller knows better words for, such as the label of a variable.
    """
    return of_code(error.code, **{**error.facts, **said})


def at_prompt(error: SiksngError) -> str:
    """Return the sentence of a refusal for a command line, where no key of a screen works."""
    text = commands.SENTENCES.get(error.code)
    return _filled(text, error.facts) if text else sentence(error)


def of_code(code: str, **facts: str | int) -> str:
    """Return the sentence of a code, for who has no error at hand."""
    return _filled(SENTENCES[code], facts)


def of_cell(code: str) -> str:
    """Return the sentence of what was noted at a cell of a file, where no key of a form works."""
    return _(cells.ANSWERS[code]) if code in cells.ANSWERS else of_code(code)


def _filled(text: str, facts: Mapping[str, str | int]) -> str:
    """Return a sentence in the language that is spoken, with its facts."""
    worded = {name: _safe(terms.word_of(name, value)) for name, value in facts.items()}
    return _(text).format_map(_Facts(worded))


def _safe(value: str | int) -> str | int:
    """Return a fact that no terminal obeys."""
    return shown(value) if isinstance(value, str) else value


class _Facts(dict[str, str | int]):
    """Facts of an error; one that is missing is a question mark."""

    def __missing__(self, name: str) -> str:
        """Return the mark."""
        return UNKNOWN
