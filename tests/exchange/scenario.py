"""Scenarios: a parcel, the circumstances it is read in, and what must come of it.

Each is stored as one file, tests/vectors/NAME.txt; tests/vectors/README.md says how.
"""

import base64
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from forms.errors import SiksngError
from siksng_tui.exchange.certificates import Signer, make_root, serial_text
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.links import Known, Position, place
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.opening import OpenedParcel, open_parcel
from siksng_tui.exchange.reading import SealedParcel, read_parcel
from siksng_tui.exchange.request_reading import prove_people, read_request_line
from siksng_tui.exchange.revocations import RevocationList
from siksng_tui.exchange.telling import is_telling, read_telling_line
from tests.exchange.world import CITY, MADE, RECEIVED, world

FOLDER: Final = Path(__file__).parents[1] / "vectors"
"""Where the vectors are."""

LINE_LENGTH: Final = 76
"""Characters of one line of base64."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One vector. What is empty does not matter, or is not expected."""

    name: str
    about: str
    data: bytes
    expect: str = "ok"
    part: str = ""
    doubts: str = ""
    records: str = ""
    place: str = ""
    trust: str = "province"
    office: str = "prov-17"
    at: str = RECEIVED.isoformat()
    known: str = ""

    def text(self) -> str:
        """Return the vector's file."""
        named = ((one.name, getattr(self, one.name)) for one in fields(self))
        order = ("expect", "part", "doubts", "records", "place", "about")
        shown = {name: value for name, value in named if value and name not in {"name", "data"}}
        first = [f"{name}: {shown.pop(name)}" for name in order if name in shown]
        rest = [f"{name}: {value}" for name, value in shown.items()]
        body = base64.b64encode(self.data).decode()
        lines = [body[start : start + LINE_LENGTH] for start in range(0, len(body), LINE_LENGTH)]
        return "\n".join([*first, *rest, "", *lines, ""])


def load(path: Path) -> Scenario:
    """Return the scenario of a vector's file."""
    head, _, body = path.read_text("ascii").partition("\n\n")
    values = dict(line.split(": ", 1) for line in head.splitlines())
    optional = {"trust": "", "office": ""}
    return Scenario(name=path.stem, data=base64.b64decode(body), **{**optional, **values})


def outcome(scenario: Scenario) -> dict[str, str]:
    """Return what comes of a scenario: expect, part, doubts, records, place."""
    found = dict.fromkeys(("part", "doubts", "records", "place"), "")
    try:
        return {**found, "expect": "ok", **_read(scenario)}
    except SiksngError as error:
        return {**found, "expect": error.code, "part": str(error.facts.get("part", ""))}


def _read(scenario: Scenario) -> dict[str, str]:
    """Return what comes of a sound parcel."""
    parcel = read_parcel(
        io.BytesIO(scenario.data),
        trust=_trust(scenario.trust),
        at=dt.datetime.fromisoformat(scenario.at),
        office=scenario.office,
        instruments={"bdt/2020.1"},
    )
    records = ""
    if key := world().identities.get(scenario.office):
        with open_parcel(parcel, [key]) as opened:
            records = ",".join(_records(opened))
    doubts = " ".join(doubt.value for doubt in parcel.doubts)
    return {"doubts": doubts, "records": records, "place": _place(parcel, scenario.known)}


def _records(opened: OpenedParcel) -> Iterator[str]:
    """Yield what comes of each record of a submission: ok, or the part that is wrong."""
    sender = opened.sealed.manifest.head.sender
    people = prove_people(opened.header.signers, world().trust)
    for line in opened.records:
        if opened.sealed.manifest.head.kind is not Kind.SUBMISSION:
            yield "line"
            continue
        try:
            if is_telling(line):
                read_telling_line(line)
            else:
                read_request_line(line, people, sender)
            yield "ok"
        except SiksngError as error:
            yield str(error.facts["part"])


def _place(parcel: SealedParcel, known: str) -> str:
    """Return where a parcel stands after those known: "epoch sequence audit digest previous; …"."""
    if not known:
        return ""
    came = {}
    position = Position(0, 0, 0)
    for text in known.split("; "):
        epoch, sequence, audit, digest, previous = text.split(" ")
        came[int(epoch), int(sequence)] = Known(digest, None if previous == "-" else previous)
        position = max(position, Position(int(epoch), int(sequence), int(audit)), key=_order)
    return place(parcel.manifest, position, lambda *at: came.get(at)).value


def _order(position: Position) -> tuple[int, int]:
    """Return what orders positions."""
    return position.epoch, position.sequence


def _trust(name: str) -> TrustedRoots | None:
    """Return whom a scenario trusts, by the name it gives."""
    here = world()
    roots = here.province.chain
    taken_back = serial_text(here.city.chain[0])
    return {
        "": None,
        "province": here.trust,
        "lone": TrustedRoots(lone_city().chain),
        "revoked": TrustedRoots(roots, (RevocationList("prov-17", 1, (taken_back,), MADE),)),
        "other-revoked": TrustedRoots(roots, (RevocationList("prov-18", 1, (taken_back,), MADE),)),
    }[name]


def lone_city() -> Signer:
    """Return the city as an office that stands alone."""
    return make_root(world().city.key, CITY, MADE, serial=0x10E)
