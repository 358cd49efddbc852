"""The table of messages: a sentence in both languages for everything that can be refused."""

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import db
import forms
import reports
import siksng_tui
from forms.errors import SiksngError
from forms.lifecycle import StepRefusedError
from siksng_tui import messages, words
from siksng_tui.messages import SENTENCES, answers, cells
from siksng_tui.services.office.sessions import RoleMissingError

PACKAGES = (forms, db, reports, siksng_tui)
"""Where errors may be defined."""

PASSED_ON = {"**"}
"""What a call shows of facts that it takes over from elsewhere."""


def _modules() -> Iterator[str]:
    """Yield the name of every module of the program."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                yield module.name


def _errors(base: type[SiksngError] = SiksngError) -> Iterator[type[SiksngError]]:
    """Yield an error and every one below it."""
    yield base
    for own in base.__subclasses__():
        yield from _errors(own)


def _of_the_program() -> list[type[SiksngError]]:
    """Return every error that the program defines."""
    names = [importlib.import_module(name).__name__ for name in _modules()]
    found = {own for own in _errors() if own.__module__ in names}
    return sorted(found, key=lambda own: (own.code, own.__module__))


def _sources() -> Iterator[Path]:
    """Yield every file of the program."""
    for package in PACKAGES:
        yield from Path(package.__path__[0]).rglob("*.py")


def _texts(path: Path) -> Iterator[str]:
    """Yield the texts that stand in a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _facts() -> dict[str, set[str]]:
    """Return the names of the facts that the code gives to each class of errors."""
    facts: dict[str, set[str]] = {}
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                given = {keyword.arg or "**" for keyword in node.keywords}
                facts.setdefault(_called(node.func), set()).update(given)
    return facts


def _called(function: ast.expr) -> str:
    """Return the name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _placeholders(sentence: str) -> set[str]:
    """Return the names between braces."""
    return {name for __, name, ___, ____ in string.Formatter().parse(sentence) if name}


ERRORS = _of_the_program()
FACTS = _facts()


def test_the_walk_finds_the_errors_of_every_package() -> None:
    """An empty walk would let everything pass."""
    assert len(ERRORS) > 120
    assert {own.__module__.partition(".")[0] for own in ERRORS} == {
        "forms", "db", "reports", "siksng_tui",
    }  # fmt: skip


@pytest.mark.parametrize("error", ERRORS, ids=lambda own: own.code)
def test_every_refusal_has_a_sentence_in_both_languages(error: type[SiksngError]) -> None:
    """What happened, and the next action: two sentences at least, told in the language chosen."""
    words.choose("en")
    english = messages.of_code(error.code)
    words.choose("id")
    indonesian = messages.of_code(error.code)
    assert english != indonesian
    for said in (english, indonesian):
        assert said.rstrip().endswith((".", '"'))


@pytest.mark.parametrize("error", ERRORS, ids=lambda own: own.code)
def test_a_sentence_asks_for_no_fact_that_its_error_never_has(error: type[SiksngError]) -> None:
    """A question mark helps nobody; a class that is called by no name gets its facts elsewhere."""
    classes = [own.__name__ for own in error.__mro__ if issubclass(own, SiksngError)]
    classes += [own.__name__ for own in _errors(error)]
    called = [FACTS[name] for name in classes if name in FACTS]
    known = _set_by_init(error).union(*called)
    asked = _placeholders(SENTENCES[error.code])
    assert not called or known & PASSED_ON or asked <= known


def _set_by_init(error: type[SiksngError]) -> set[str]:
    """Return the facts that an error's own constructor adds."""
    found: set[str] = set()
    for own in error.__mro__:
        if issubclass(own, SiksngError) and own is not SiksngError and "__init__" in vars(own):
            found |= set(own.__init__.__code__.co_varnames)
    return found


def test_what_a_form_says_of_an_answer_is_said_of_a_cell_without_facts_and_keys() -> None:
    """Who mends a file has no form before them, and the report names row and column itself."""
    assert set(cells.ANSWERS) == set(answers.SENTENCES)
    for code in answers.SENTENCES:
        said = messages.of_cell(code)
        assert said != messages.of_code(code)
        assert not re.search(r"\?|\{|\bF\d", said)


def test_no_sentence_is_left_over() -> None:
    """A code that stands nowhere in the program any more is a dead one."""
    said = {text for path in _sources() if path.parent.name != "messages" for text in _texts(path)}
    assert sorted(set(SENTENCES) - said) == []


def test_a_code_stands_for_one_error_or_for_a_family_of_them() -> None:
    """Two errors of one code would share a sentence by accident."""
    unrelated = [
        (one, two)
        for at, one in enumerate(ERRORS)
        for two in ERRORS[at + 1 :]
        if one.code == two.code and not issubclass(two, one) and not issubclass(one, two)
    ]
    assert unrelated == []


def test_values_of_the_records_are_said_in_words() -> None:
    """A role, a state and a step have names in the operator's language."""
    words.choose("id")
    assert "petugas otentikasi" in messages.sentence(RoleMissingError(role="authenticator"))
    said = messages.sentence(StepRefusedError(step="seal", state="draft"))
    assert '"Draf"' in said
    assert '"segel"' in said


def test_a_fact_that_is_missing_does_not_end_the_program() -> None:
    """A message must never be what fails."""
    words.choose("id")
    assert messages.sentence(RoleMissingError()).count("?") == 1
