"""One answer of a subject that has two states: taken out of one of them, put into the other."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from forms.canonical import Json
from forms.editing import answer_at, read_path, with_answer
from forms.merge import LINK, REGION, Change, Conflict, Value
from forms.records import Subject

BLOCK: Final = "rows/"
"""What begins the path of a row, and of a whole block where nothing but its name follows."""


def path_of(found: Change | Conflict) -> str:
    """Return where an answer stands in its subject; a whole block is "rows/BLOCK"."""
    if not found.rows:
        return found.variable
    if not found.variable:
        return f"{BLOCK}{found.rows}"
    return f"{BLOCK}{found.rows}/{found.row}/{found.variable}"


def value_at(subject: Subject, path: str) -> Json:
    """Return the answer at a path, the rows of a block, a link or the village; None if none."""
    if path == REGION:
        return subject.region or None
    if path.startswith(LINK):
        return subject.links.get(path.removeprefix(LINK))
    if _is_block(path):
        return json_of(subject.rows.get(path.removeprefix(BLOCK)))
    return answer_at(subject, read_path(path))


def with_value(subject: Subject, other: Subject, path: str) -> Subject:
    """Return a subject that has what another state of it has at a path."""
    if path == REGION:
        return replace(subject, region=other.region)
    if path.startswith(LINK):
        name = path.removeprefix(LINK)
        links = {own: to for own, to in subject.links.items() if own != name}
        links |= {own: to for own, to in other.links.items() if own == name}
        return replace(subject, links=MappingProxyType(links))
    if _is_block(path):
        name = path.removeprefix(BLOCK)
        rows = {own: block for own, block in subject.rows.items() if own != name}
        rows |= {own: block for own, block in other.rows.items() if own == name}
        return replace(subject, rows=MappingProxyType(rows))
    place = read_path(path)
    return with_answer(subject, place, answer_at(other, place))


def json_of(value: Value | None) -> Json:
    """Return an answer, or the rows of a block, as a JSON value."""
    return [dict(row) for row in value] if isinstance(value, tuple) else value


def _is_block(path: str) -> bool:
    """Return whether a path names a whole block."""
    return path.startswith(BLOCK) and path.count("/") == 1
