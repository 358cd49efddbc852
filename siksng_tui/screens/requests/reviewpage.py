"""A request as a page to be read: what it is, what it changes, what was found, what was done."""

from collections.abc import Callable, Iterator

from forms.findings import Finding, Severity
from siksng_tui import words
from siksng_tui.screens.entry import changes
from siksng_tui.screens.entry.entry_lines import GRAVITY
from siksng_tui.screens.requests import marking
from siksng_tui.services.lists.programme_lists import RESULTS
from siksng_tui.services.requests import ledger_words
from siksng_tui.services.requests.queues import Review
from siksng_tui.widgets.page import TextLine, heading, plain, strong, wrapped
from siksng_tui.wording import terms
from siksng_tui.wording.answer_words import Names
from siksng_tui.wording.days import show_moment
from siksng_tui.words import _

ASIDE = 18
"""Cells that the further lines of a step stand from the edge: below its words."""


def page(review: Review, place: Callable[[str], str]) -> list[TextLine]:
    """Return the whole page.

    Args:
        review: the request with all that belongs to it.
        place: gives the name of a village and of the district above, by the village's code.
    """
    names = Names(review.head_names, place)
    changed = changes.Changed(review.instrument, review.records, review.changes, names)
    return [
        *_head(review, place(review.request.region)),
        *_sent_back(review),
        *_results(review),
        plain(),
        heading(_("Before and after")),
        *changes.lines(changed),
        *_mendings(review, names),
        plain(),
        heading(_("Findings")),
        *_findings(review),
        plain(),
        heading(_("History")),
        *_history(review),
    ]


def _head(review: Review, place: str) -> Iterator[TextLine]:
    """Yield what the request is, whose, and why."""
    request = review.request
    kind, state = _(terms.REQUEST_KINDS[request.kind]), terms.state(request.state)
    yield strong(f"{request.number}  {kind}  {state}")
    yield plain(", ".join(part for part in (review.head_name, review.address, place) if part))
    yield from wrapped(_("Reason: {reason}").format(reason=request.reason))
    if request.flags:
        yield strong(", ".join(map(terms.flag, request.flags)))


def _sent_back(review: Review) -> Iterator[TextLine]:
    """Yield why the request came back, and the answers that are meant."""
    if review.sent_back is None:
        return
    yield plain()
    yield heading(_("Sent back, to be mended"))
    yield from wrapped(_("Reason: {reason}").format(reason=review.sent_back.reason))
    for field in review.sent_back.fields:
        yield from wrapped(f"- {marking.label(review, field)}", indent=1)


def _mendings(review: Review, names: Names) -> Iterator[TextLine]:
    """Yield what offices above its owner changed in the request, who and why."""
    for own in review.mendings:
        yield plain()
        yield heading(_("Mended after it was sent"))
        time = show_moment(own.time)
        office = ledger_words.office_above(own.office)
        yield from wrapped(f"{time}  {own.author} ({office}): {own.reason}")
        changed = changes.Changed(review.instrument, review.records, own.changes, names)
        yield from changes.lines(changed)


def _results(review: Review) -> Iterator[TextLine]:
    """Yield what the national system answered about the persons of a proposal, and when."""
    if review.results:
        yield plain()
        yield heading(_("Answers of SIKS-NG"))
    for own in review.results:
        time = show_moment(own.time)
        said = ": ".join(part for part in (own.programme, own.result) if part)
        matched = _("Dukcapil: {said}").format(said=own.matched) if own.matched else ""
        parts = (own.name, said, matched, own.note)
        yield from wrapped(f"{time}  " + "; ".join(filter(None, parts)), hanging=ASIDE)
        source = _("list {number} {purpose} {period}").format(
            number=own.list_id, purpose=terms.purpose(RESULTS), period=own.period
        )
        yield from wrapped(source.strip(), indent=ASIDE)


def _findings(review: Review) -> Iterator[TextLine]:
    """Yield the findings that ask for something; how many others there are stands at the end."""
    grave = [own for own in review.findings if own.severity is not Severity.NOTE]
    for finding in grave:
        yield from _finding(review, finding)
    notes = len(review.findings) - len(grave)
    if notes:
        yield plain(_("Notes that ask for nothing: {count}").format(count=notes))
    elif not grave:
        yield plain(_("None."))


def _finding(review: Review, finding: Finding) -> Iterator[TextLine]:
    """Yield one finding: how grave, whose, what, and why it was passed."""
    language = words.language()
    variable = review.instrument.variable(finding.place.variable)
    said = f"{_(GRAVITY[finding.severity].word)}: {variable.label(language)}"
    yield strong(f"{said} - {_whose(review, finding)}")
    yield from wrapped(finding.message(language), indent=3)
    if finding.key in review.reasons:
        reason = _("Reason: {reason}").format(reason=review.reasons[finding.key])
        yield from wrapped(reason, indent=3)


def _whose(review: Review, finding: Finding) -> str:
    """Return whose answer a finding stands at."""
    place = finding.place.subject
    record = next(own for own in review.records if own.has(place))
    return changes.title_of(review.instrument, review.records, record.subject(place))


def _history(review: Review) -> Iterator[TextLine]:
    """Yield what was done and by whom, the newest last."""
    for event, by in zip(review.events, review.takers, strict=True):
        time = show_moment(event.time)
        step, state = _(terms.STEPS[event.step]), terms.state(event.after)
        done = f"{time}  {ledger_words.taker(by):10} {step} -> {state}"
        yield from wrapped(done, hanging=ASIDE)
        if event.reason:
            yield from wrapped(_("Reason: {reason}").format(reason=event.reason), indent=3)
