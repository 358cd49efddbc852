"""Records as JSON values, for `--json` and for the lines that people read."""

from dataclasses import asdict
from typing import Any

from forms.findings import Finding
from forms.merge import Change
from forms.set_records import RequestSet
from siksng_tui.exchange.receipt import Result
from siksng_tui.exchange.revocations import RevocationList
from siksng_tui.services.checks.checking import Listed, Summary
from siksng_tui.services.entry import sampling
from siksng_tui.services.office import offices
from siksng_tui.services.office import people as staff
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers.print_ledger import Print
from siksng_tui.services.parcels.parcelling import Parcel
from siksng_tui.services.parcels.sweeping import Line
from siksng_tui.services.requests.mended import Mending
from siksng_tui.services.requests.queues import Event, RequestSummary, Review
from siksng_tui.services.sets.sealing import SetLine
from siksng_tui.services.trust import trusting, validity
from siksng_tui.services.trust.validity import Below, OwnCertificate

Facts = dict[str, Any]
"""A JSON object."""


def office(session: Session) -> Facts:
    """Return what the office is, who works in it and whom it trusts."""
    own = session.office
    return {
        "id": own.id,
        "level": own.level.value,
        "region": own.region,
        "name": own.name,
        "practice": own.practice,
        "fingerprint": offices.fingerprint(session),
        "certificate": certificate(validity.own_certificate(session)),
        "verification": sampling.is_on(session),
        "people": people(session),
        "trusted": [
            {
                "id": card.office.id,
                "level": card.office.level.value,
                "region": card.office.region,
                "name": card.name,
                "fingerprint": card.fingerprint,
            }
            for card in trusting.cards(session)
            if not validity.is_below(session, card.office)
        ],
    }


def certificate(own: OwnCertificate) -> Facts:
    """Return what the office's signatures rest on."""
    return {
        "state": own.standing.value,
        "issuer": own.issuer,
        "serial": own.serial,
        "epoch": own.epoch,
        "until": own.until.isoformat(),
        "days": own.days,
    }


def office_below(one: Below) -> Facts:
    """Return an office that was certified here."""
    return {
        "id": one.id,
        "level": one.level.value,
        "region": one.region,
        "name": one.name,
        "state": one.standing.value,
        "serial": one.serial,
        "until": one.until.isoformat(),
        "days": one.days,
    }


def revocations(one: RevocationList) -> Facts:
    """Return a list of certificates that an office took back."""
    return {
        "issuer": one.issuer,
        "number": one.number,
        "time": one.time.isoformat(),
        "serials": list(one.serials),
    }


def people(session: Session) -> list[Facts]:
    """Return the accounts of the office."""
    return [
        {
            "name": one.name,
            "full_name": one.full_name,
            "roles": sorted(role.value for role in one.roles),
            "active": one.active,
        }
        for one in staff.everybody(session)
    ]


def request(one: RequestSummary) -> Facts:
    """Return a request as a line of its queue."""
    return {
        "number": one.number,
        "kind": one.kind.value,
        "state": one.state.value,
        "since": one.since.isoformat(),
        "village": one.village,
        "head_name": one.head_name,
        "household": one.household_uid,
        "reason": one.reason,
        "entered_by": one.entered_by,
        "flags": list(one.flags),
    }


def review(of: Review) -> Facts:
    """Return a request with its changes, findings and history."""
    return {
        "number": of.request.number,
        "kind": of.request.kind.value,
        "state": of.request.state.value,
        "reason": of.request.reason,
        "household": of.request.household,
        "other_household": of.request.other or None,
        "region": of.request.region,
        "homes": [{"household": home, "head_name": name} for home, name in of.head_names.items()],
        "changes": [_change(change) for change in of.changes],
        "mendings": [_mending(own) for own in of.mendings],
        "results": [{**asdict(own), "time": own.time.isoformat()} for own in of.results],
        "findings": [_finding(found, of.reasons.get(found.key)) for found in of.findings],
        "events": [_event(*own) for own in zip(of.events, of.takers, strict=True)],
    }


def _mending(own: Mending) -> Facts:
    """Return what an office above the owner changed, who and why."""
    return {
        "author": own.author,
        "office": own.office,
        "time": own.time.isoformat(),
        "reason": own.reason,
        "changes": [_change(change) for change in own.changes],
    }


def request_set(one: RequestSet) -> Facts:
    """Return a set with its fingerprint, code and cover paper."""
    cover = one.cover
    return {
        "number": one.number,
        "kind": one.kind.value,
        "cycle": one.cycle,
        "office": one.office,
        "fingerprint": one.fingerprint,
        "code": one.code,
        "sealed": one.sealed.isoformat(),
        "requests": list(one.requests),
        "formers": list(one.formers),
        "cover": cover
        and {"number": cover.number, "date": cover.date.isoformat(), "signer": cover.signer},
    }


def set_line(line: SetLine) -> Facts:
    """Return a set with the scan of its paper."""
    return {**request_set(line.set), "attached": [asdict(own) for own in line.attached]}


def one_print(one: Print) -> Facts:
    """Return a print with who made it, and the SHA-256 of its file."""
    return {
        "paper": one.paper,
        "subject": one.subject,
        "copy": one.copy,
        "draft": one.draft,
        "again": one.again,
        "account": one.account,
        "time": one.time.isoformat(),
        "pages": one.pages,
        "copies": one.copies,
        "sha256": one.sha256,
        "ended": one.ended.value,
    }


def parcel(one: Parcel) -> Facts:
    """Return a parcel with its place on the link."""
    return {
        "id": one.id,
        "kind": one.kind,
        "sender": one.sender,
        "recipient": one.recipient,
        "epoch": one.epoch,
        "sequence": one.sequence,
        "digest": one.digest,
        "file_name": one.file_name,
        "state": one.state.value,
        "time": one.time.isoformat(),
    }


def swept(one: Line) -> Facts:
    """Return what became of the file of a parcel."""
    came = one.arrival
    return {
        "file": came.file,
        "status": came.status.value,
        "parcel": parcel(came.parcel) if came.parcel else None,
        "missing": list(came.missing),
        "refusal": came.refusal.code if came.refusal else None,
        "counts": {own.value: one.counts.get(own.value, 0) for own in Result},
    }


def listed(one: Listed) -> Facts:
    """Return a finding of a check over many records; families and members count from 1."""
    return {
        "household": one.household,
        "request": one.request,
        "village": one.village,
        "family": one.family or None,
        "member": one.member or None,
        "rule": one.finding.rule,
        "severity": one.finding.severity.value,
        "variable": one.finding.place.variable,
        "message_id": one.finding.message_id,
        "message_en": one.finding.message_en,
        "explained": one.explained,
        "other_household": one.other or None,
    }


def check_summary(of: Summary) -> Facts:
    """Return the counts of a check over many records."""
    return {
        "records": of.records,
        "open": of.open,
        "rules": [
            {
                "rule": one.rule,
                "severity": one.severity.value,
                "findings": one.findings,
                "records": one.records,
            }
            for one in of.rules
        ],
    }


def _change(change: Change) -> Facts:
    """Return one answer that differs."""
    return {
        "subject": change.subject,
        "variable": change.variable,
        "rows": change.rows,
        "row": change.row,
        "before": change.before,
        "after": change.after,
    }


def _finding(finding: Finding, reason: str | None) -> Facts:
    """Return what a check says, with the reason that was given for it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "variable": finding.place.variable,
        "message_id": finding.message_id,
        "message_en": finding.message_en,
        "reason": reason,
    }


def _event(event: Event, by: str) -> Facts:
    """Return one step of a request's history; `by` is empty where the program took it."""
    return {
        "step": event.step.value,
        "state": event.after.value,
        "account": event.account,
        "by": by,
        "time": event.time.isoformat(),
        "reason": event.reason,
    }
