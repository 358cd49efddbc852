"""Which answers are meant when a request goes back: what was found, and what it changes."""

from collections.abc import Iterator

from forms import merge
from forms.editing import Path
from forms.findings import Severity
from forms.instrument import Instrument
from siksng_tui import words
from siksng_tui.screens.entry import changes
from siksng_tui.screens.entry.entry_lines import field_id, finding_field, place_of
from siksng_tui.services.requests.queues import Review
from siksng_tui.widgets.codes import Choice


def fields(review: Review) -> list[str]:
    """Return the answers that may be meant, each once: those with a finding first."""
    return list(dict.fromkeys((*_found(review), *_changed(review))))


def choices(review: Review) -> list[Choice]:
    """Return these answers numbered from 1, in words."""
    return [Choice(str(at), label(review, own)) for at, own in enumerate(fields(review), start=1)]


def label(review: Review, field: str) -> str:
    """Return a question with its number, and whom it asks; the field itself if it is none."""
    subject, path = place_of(field)
    asked = question(review.instrument, path)
    record = next((own for own in review.records if own.has(subject)), None)
    if record is None:
        return asked
    return (
        f"{changes.title_of(review.instrument, review.records, record.subject(subject))}: {asked}"
    )


def question(questions: Instrument, path: str) -> str:
    """Return a question with its number by the path of its answer."""
    variable = questions.variables.get(path.rpartition("/")[2])
    if variable is None:
        return path
    return f"{variable.question} {variable.label(words.language())}".strip()


def _found(review: Review) -> Iterator[str]:
    """Yield the answers at which something was found that asks for more than a look."""
    for finding in review.findings:
        if finding.severity is not Severity.NOTE:
            yield finding_field(finding)


def _changed(review: Review) -> Iterator[str]:
    """Yield the answers that the request changes."""
    for change in review.changes:
        plain = change.variable != merge.REGION and not change.variable.startswith(merge.LINK)
        if plain:
            yield field_id(change.subject, Path(change.variable, change.rows, change.row))
