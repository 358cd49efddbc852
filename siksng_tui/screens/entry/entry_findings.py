"""The way from finding to finding, across the pages of a request."""

from collections import Counter
from collections.abc import Sequence

from forms.editing import read_path
from forms.findings import Finding, Severity
from forms.records import SubjectKind
from siksng_tui.screens.entry import entry_pages
from siksng_tui.screens.entry.entry_lines import finding_field, place_of
from siksng_tui.services.entry.entry import Entry
from siksng_tui.words import _, ngettext

Position = tuple[int, int, int, int, int]
"""Page, block, subject, row and question: sorts fields as they stand on paper."""


def waiting(entry: Entry) -> list[Finding]:
    """Return what stands in the way of filing, in the order of the pages."""
    return _sorted(entry, entry.open_findings())


def waiting_by_page(entry: Entry) -> Counter[str]:
    """Return how many findings stand in the way of filing, by the key of their page."""
    return Counter(page_of(entry, finding_field(own)) for own in entry.open_findings())


def next_after(entry: Entry, field: str) -> Finding | None:
    """Return the next finding behind a field, after the last the first again; None for none.

    What stands in the way of filing is walked first, in the order of the pages, then the rest in
    theirs. Where nothing was found at the field, what stands in the way behind it is next.
    """
    order = [*waiting(entry), *_sorted(entry, entry.asked_findings())]
    first = {finding_field(own): own for own in reversed(order)}
    fields = list(dict.fromkeys(map(finding_field, order)))
    if field in fields:
        at = fields.index(field) + 1
        around = [*fields[at:], *fields[: at - 1]]
    else:
        here = position(entry, field) if field else None
        urgent = fields[: len({finding_field(own) for own in waiting(entry)})] or fields
        behind = (own for own in urgent if here is None or position(entry, own) > here)
        around = [next(behind, urgent[0])] if urgent else []
    return first[around[0]] if around else None


def to_reason(entry: Entry, found: Sequence[Finding]) -> Finding | None:
    """Return the flag among some findings that a reason is wanted for: first one without."""
    flags = [own for own in found if own.severity is Severity.FLAG]
    return next((own for own in flags if own.key not in entry.reasons), flags[0] if flags else None)


def page_of(entry: Entry, field: str) -> str:
    """Return the key of the page on which a field stands."""
    subject, path = place_of(field)
    variable = entry.instrument.variable(read_path(path).variable)
    return entry_pages.key_of(entry.instrument, entry.subject(subject), variable.block)


def position(entry: Entry, field: str) -> Position:
    """Return where a field stands among all others."""
    subject_id, text = place_of(field)
    path = read_path(text)
    block = entry.instrument.variable(path.variable).block
    names = [own.name for own in entry.instrument.in_block(block)]
    subjects = [own.id for own in entry.subjects()]
    subject = entry.subject(subject_id)
    page = 0 if page_of(entry, field) != entry_pages.AFTER else len(subjects) + 1
    if subject.kind is SubjectKind.PERSON:
        page = subjects.index(subject_id) + 1
    return (
        page,
        entry.instrument.block(block).order,
        subjects.index(subject_id),
        path.row,
        names.index(path.variable),
    )


def before_filing(count: int, *, mend: bool) -> str:
    """Return what stands in the way of filing, up to the sentence of the first finding."""
    said = ngettext("{count} finding is open.", "{count} findings are open.", count)
    what = _("This one must be mended:") if mend else _("Mend it, or give a reason:")
    return f"{said.format(count=count)} {what}"


def _sorted(entry: Entry, found: Sequence[Finding]) -> list[Finding]:
    """Return findings in the order of the pages."""
    return sorted(found, key=lambda own: position(entry, finding_field(own)))
