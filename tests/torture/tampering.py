"""Bits flipped in the store, older bytes put back: noticed, and never shown as the truth."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from db.file.pages import PAGE_BYTES
from forms.errors import SiksngError
from siksng_tui.services.entry import entry
from siksng_tui.services.office import keeping
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.practice import OPERATOR
from siksng_tui.services.requests import lookup, queues
from siksng_tui.services.sets import sealing
from tests.db.faults import flip
from tests.torture import kills, offices
from tests.torture.acks import Did
from tests.torture.day import Day
from tests.torture.outcome import Outcome

STORE: Final = "office.db"
"""The file whose bits are flipped."""

LOG: Final = "office.db-wal"
"""The write-ahead log, which a killed program leaves."""

FAMILIES_SHOWN: Final = 4
"""Families that are looked at after each flip."""

Shown = dict[str, Any]
"""What the screens would show, by what was asked for; an error's code where it was refused."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a tampered store: what it showed, and the codes by which it was noticed.

    `broken` names errors that nobody foresaw.
    """

    shown: Shown
    noticed: frozenset[str]
    broken: tuple[str, ...] = ()

    def wrong(self, true: Shown) -> list[str]:
        """Return what was shown and is not true."""
        return [
            name
            for name, value in self.shown.items()
            if not isinstance(value, SiksngError) and value != true[name]
        ]


def flips_in_store(folder: Path, flips: int, seed: int = 1) -> Outcome:
    """Return what came of random bits of the store, each flipped in a copy of its own."""
    office = worked_office(folder)
    true = look(_copy(office)).shown
    bits = 8 * (office / STORE).stat().st_size
    throw = random.Random(seed)  # noqa: S311 - which bits, not a secret
    faults = []
    for _ in range(flips):
        bit = throw.randrange(bits)
        tampered = _copy(office)
        flip(tampered / STORE, bit)
        seen = look(tampered)
        faults += [f"bit {bit}: {each}" for each in _faults_of_flip(seen, true)]
    return Outcome(flips, tuple(faults), f"{bits // 8 // PAGE_BYTES} pages")


def flips_in_log(folder: Path, flips: int, seed: int = 1) -> Outcome:
    """Return what came of random bits of the log that a killed program left.

    Its loss takes the newest steps along: that must be noticed, while what is older may be shown.
    """
    office = killed_office(folder)
    true = look(_copy(office)).shown
    bits = 8 * (office / LOG).stat().st_size
    throw = random.Random(seed)  # noqa: S311 - which bits, not a secret
    faults, without_effect = [], 0
    for _ in range(flips):
        bit = throw.randrange(bits)
        tampered = _copy(office)
        flip(tampered / LOG, bit)
        seen = look(tampered)
        without_effect += not seen.noticed
        faults += [f"bit {bit}: {each}" for each in _faults_of_loss(seen, true)]
    return Outcome(flips, tuple(faults), f"{without_effect} flips lost nothing")


def older_pages(folder: Path) -> Outcome:
    """Return what came of putting back each page that a day has changed, one at a time."""
    office = worked_office(folder)
    older = _copy(office)
    before = (older / STORE).read_bytes()
    Day(office, office.parent / "stick", lambda _ack: None).work()
    after = (office / STORE).read_bytes()
    true = look(_copy(office)).shown
    changed = [
        start
        for start in range(0, len(before), PAGE_BYTES)
        if before[start : start + PAGE_BYTES] != after[start : start + PAGE_BYTES]
    ]
    faults = []
    for start in changed:
        end = start + PAGE_BYTES
        tampered = _copy(office)
        (tampered / STORE).write_bytes(after[:start] + before[start:end] + after[end:])
        seen = look(tampered)
        faults += [f"page {end // PAGE_BYTES}: {each}" for each in _faults_of_loss(seen, true)]
    return Outcome(len(changed), tuple(faults))


def worked_office(folder: Path) -> Path:
    """Return an office after a day's work, closed."""
    place = offices.copied(folder)
    Day(place / "office", place / "stick", lambda _ack: None).work()
    return place / "office"


def killed_office(folder: Path) -> Path:
    """Return an office whose log ends with an audited step, as a killed program left it.

    The step that was under way may be durable before it is acknowledged, so that it has to be an
    audited one as well: behind an entered request a field is left.
    """
    throw = random.Random(1)  # noqa: S311 - which moment, not a secret
    unaudited = kills.UNAUDITED | {Did.ENTERED}
    while True:
        place = offices.copied(folder)
        acks = kills.killed(place / "office", place / "stick", throw)
        log = place / "office" / LOG
        if acks and acks[-1].did not in unaudited and log.exists() and log.stat().st_size:
            return place / "office"


def look(office: Path) -> Look:
    """Return what is seen of an office."""
    try:
        with offices.signed_in(office, OPERATOR) as session:
            codes = {problem.code for problem in session.problems}
            codes |= {problem.code for problem in keeping.check_store(session).problems}
            shown = {name: _asked(ask) for name, ask in _questions(session)}
    except SiksngError as error:
        return Look({}, frozenset({error.code}))
    except Exception as error:  # noqa: BLE001 - what nobody foresaw is what is looked for
        return Look({}, frozenset(), (repr(error),))
    refused = {value.code for value in shown.values() if isinstance(value, SiksngError)}
    return Look(shown, frozenset(codes | refused))


def _asked(ask: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever a screen shows
    """Return what is shown, or the refusal."""
    try:
        return ask()
    except SiksngError as refusal:
        return refusal


def _questions(session: Session) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield what the screens ask of an office."""
    yield "counts", lambda: queues.counts(session)
    yield "requests", lambda: queues.page(session, None)
    yield "sets", lambda: sealing.every(session)
    yield "hits", lambda: [hit.household_uid for hit in lookup.find(session, "1771")]
    known = sorted({hit.household_uid for hit in lookup.find(session, "1771")})
    for uid in known[:FAMILIES_SHOWN]:
        yield uid, lambda uid=uid: lookup.household(session, uid)  # type: ignore[misc]
    for one in queues.page(session, None):
        yield one.number, lambda number=one.number: entry.read_entry(session, number)  # type: ignore[misc]


def _faults_of_flip(seen: Look, true: Shown) -> Iterator[str]:
    """Yield what is wrong after a flip in a sealed page."""
    yield from seen.broken
    if not seen.noticed and not seen.broken:
        yield "not noticed"
    yield from (f"shown wrong: {name}" for name in seen.wrong(true))


def _faults_of_loss(seen: Look, true: Shown) -> Iterator[str]:
    """Yield what is wrong after older bytes were put back."""
    yield from seen.broken
    if not seen.noticed:
        yield from (f"not noticed, shown wrong: {name}" for name in seen.wrong(true))


def _copy(office: Path) -> Path:
    """Return a copy of an office, in place of the copy before."""
    copied = office.with_name("tampered")
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(office, copied)
    return copied
