"""The catalogue of Indonesian words."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from siksng_tui import words
from siksng_tui.words import N_, _, ngettext

ROOT = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"\{[a-z_]*[^}]*\}")


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """Return the Indonesian catalogue as it stands in the source."""
    with (ROOT / "siksng_tui/locale/id/LC_MESSAGES/siksng.po").open("rb") as text:
        return read_po(text, locale="id")


@pytest.fixture(scope="module")
def collected() -> set[str]:
    """Return every message that the code marks."""
    keywords = {**DEFAULT_KEYWORDS, "N_": None, "NN_": (1, 2)}
    found = (
        message
        for folder in ("siksng_tui", "forms")
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, keywords=keywords
        )
    )
    return {_one(own) for own in found} - {""}


def test_every_word_of_the_code_has_an_indonesian_one(
    catalogue: Catalog, collected: set[str]
) -> None:
    """An operator must never meet an English sentence in between."""
    assert len(collected) > 100
    known = {_one(own.id) for own in catalogue if own.string and not own.fuzzy}
    assert sorted(collected - known) == []


def test_placeholders_are_the_same_in_both_languages(catalogue: Catalog) -> None:
    """A wrong one would end the program where a sentence should stand."""
    for own in catalogue:
        if own.id and isinstance(own.id, str):
            assert set(PLACEHOLDER.findall(own.id)) == set(PLACEHOLDER.findall(str(own.string)))


def test_the_operator_who_chose_nothing_reads_indonesian() -> None:
    """The first language of the list is the usual one."""
    words.choose(words.LANGUAGES[0])
    assert words.language() == "id"
    assert _("Help") == "Bantuan"


def test_english_is_the_source() -> None:
    """It needs no catalogue."""
    words.choose("en")
    assert _("Help") == "Help"
    assert ngettext("one family", "{count} families", 2) == "{count} families"
    words.choose("id")


def test_an_unknown_language_is_refused_and_the_old_one_stays() -> None:
    """A misspelled option must not silence the program."""
    words.choose("id")
    with pytest.raises(ValueError, match="jv"):
        words.choose("jv")
    assert words.language() == "id"


def test_a_marked_constant_stays_as_it_is() -> None:
    """It is looked up when it is drawn."""
    assert N_("Help") == "Help"


def _one(message_id: str | list[str] | tuple[str, ...]) -> str:
    """Return the singular of a message's id."""
    return message_id if isinstance(message_id, str) else message_id[0]
