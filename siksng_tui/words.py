"""The words on screen and paper: English in the source, Indonesian in the catalogue.

`_("File")` is looked up when it is drawn, so that the language may be chosen after the import.
A constant is marked with `N_("File")`, which only says "collect this", and is drawn with `_`.
"""

import gettext
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("id", "en")
"""Languages that can be chosen; the first is what an operator gets who chose none."""

DOMAIN: Final = "siksng"
"""Name of the catalogues."""

FOLDER: Final = Path(__file__).with_name("locale")
"""Where they are."""


class _Chosen:
    """The language of this process and its catalogue."""

    language = LANGUAGES[0]
    catalogue: gettext.NullTranslations | None = None


def choose(language: str) -> None:
    """Speak this language from here on.

    Raises:
        ValueError: it is not one of LANGUAGES; the language stays what it was.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    _Chosen.catalogue = gettext.translation(DOMAIN, FOLDER, languages=[language], fallback=True)
    _Chosen.language = language


def language() -> str:
    """Return the language that is spoken, one of LANGUAGES."""
    return _Chosen.language


def _(message: str) -> str:
    """Return the message in the chosen language; nothing for nothing."""
    return _catalogue().gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the message for a count in the chosen language, its placeholder not yet filled."""
    return _catalogue().ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's name for a mark
    """Return the message as it is: a mark for the collector of words, for constants."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as N_
    """Return both forms of a message as they are: a mark for the collector of words."""
    return one, many


def _catalogue() -> gettext.NullTranslations:
    """Return the catalogue of the chosen language, opened at the first word."""
    if _Chosen.catalogue is None:
        choose(_Chosen.language)
    assert _Chosen.catalogue is not None  # noqa: S101 - choose() sets it or raises
    return _Chosen.catalogue
