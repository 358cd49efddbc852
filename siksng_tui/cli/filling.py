"""Filling a request in from a command line: answers, members as they are needed, reasons."""

from collections.abc import Sequence

from forms.findings import Severity
from forms.records import SubjectKind
from siksng_tui import words
from siksng_tui.cli.assignments import Assignment, left_field, read
from siksng_tui.cli.saying import narrate
from siksng_tui.services.entry import entry, heading, roster
from siksng_tui.services.entry.choosing import BEGINS
from siksng_tui.services.entry.entry import Entry, Filed
from siksng_tui.services.entry.parting import HeadStaysError
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import workflow
from siksng_tui.wording import terms


def filled_in(
    session: Session, answers: Sequence[str], because: str, left_head: str, filled: Entry
) -> Entry:
    """Return the entry with answers as they were written, and a reason for each flag.

    Args:
        session: the unlocked office.
        answers: the answers; those behind the one that takes the head away are of the next head's.
        because: the reason for each flag; empty for none.
        left_head: id of who becomes head once an answer takes the head away; empty for nobody.
        filled: the entry before it.

    Raises:
        AssignmentError: an answer is not written as one, or is of nobody.
        HeadStaysError: no answer takes the head away.
        SiksngError: what leaving a field refuses.
    """
    for written in map(read, answers):
        filled = _with_subject(session, filled, written)
        filled = entry.leave_field(session, filled, left_field(filled, written))
        if left_head and heading.lost_head(filled):
            filled, left_head = heading.succeed(session, filled, left_head), ""
    if left_head:
        raise HeadStaysError
    return reasoned(session, filled, because)


def reasoned(session: Session, filled: Entry, because: str) -> Entry:
    """Return the entry with a reason for each open flag; as it is where no reason was given."""
    for finding in filled.open_findings() if because else ():
        if finding.severity is Severity.FLAG:
            filled = entry.give_reason(session, filled, finding.key, because)
    return filled


def refuse_open(filed: Filed) -> None:
    """Say what stands in the way of a check.

    Raises:
        FindingsOpenError: something does; the request stays a draft.
    """
    for finding in filed.open_findings:
        grave = terms.severity(finding.severity)
        narrate(f"{finding.rule} {grave}: {finding.message(words.language())}")
    if filed.open_findings:
        raise workflow.FindingsOpenError(number=filed.number)


def _with_subject(session: Session, filled: Entry, written: Assignment) -> Entry:
    """Return the entry with one more member or family where an answer is of the next one.

    Only a new household grows so; of another one a mistyped place would add somebody.
    """
    record = filled.record
    among = record.families if written.kind is SubjectKind.FAMILY else record.persons
    if filled.kind not in BEGINS or written.place != len(among) + 1:
        return filled
    if written.kind is SubjectKind.FAMILY:
        return roster.add_family(session, filled.number)[0]
    return roster.add_person(session, filled.number)[0]
