"""Scenarios of certificate requests: a file, and what must come of it.

Each is stored as one file, tests/vectors/certificate-requests/NAME.txt; tests/vectors/README.md
says how.
"""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from forms.errors import SiksngError
from siksng_tui.exchange.certificate_requests import fingerprint, read_request
from tests.exchange.scenario import FOLDER, LINE_LENGTH

REQUESTS: Final = FOLDER / "certificate-requests"
"""Where the vectors are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One vector: a request's file, and its outcome where it is read."""

    name: str
    about: str
    data: bytes
    expect: str = "certificate-request-unreadable"

    def text(self) -> str:
        """Return the vector's file."""
        found = outcome(self.data) if self.expect == "ok" else {"expect": self.expect}
        body = base64.b64encode(self.data).decode()
        lines = [body[start : start + LINE_LENGTH] for start in range(0, len(body), LINE_LENGTH)]
        told = [f"{name}: {value}" for name, value in {**found, "about": self.about}.items()]
        return "\n".join([*told, "", *lines, ""])


def load(path: Path) -> tuple[dict[str, str], bytes]:
    """Return what a vector's file expects, and the request's bytes."""
    head, _, body = path.read_text("ascii").partition("\n\n")
    values = dict(line.split(": ", 1) for line in head.splitlines())
    del values["about"]
    return values, base64.b64decode(body)


def outcome(data: bytes) -> dict[str, str]:
    """Return what comes of a request: expect, and of a sound one who asks and its fingerprint."""
    try:
        request = read_request(data)
    except SiksngError as error:
        return {"expect": error.code}
    office = request.office
    return {
        "expect": "ok",
        "office": f"{office.id} {office.level.value} {office.region}",
        "epoch": str(request.epoch),
        "renews": request.serial or "-",
        "fingerprint": fingerprint(data),
    }
