"""What the worker tells the moment a service has returned: the promise that no fault may break."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from forms.records import State

MARK: Final = b"ACK "
"""What a line begins with that acknowledges."""


class Did(StrEnum):
    """What was acknowledged."""

    ENTERED = "entered"
    LEFT = "left"
    REASONED = "reasoned"
    FILED = "filed"
    FINALISED = "finalised"
    AUTHENTICATED = "authenticated"
    SEALED = "sealed"
    PRINTED = "printed"
    COVERED = "covered"
    EXPORTED = "exported"
    BACKED_UP = "backed_up"


@dataclass(frozen=True, slots=True)
class Ack:
    """One acknowledged step: on which request, set or file, and what else was told of it.

    LEFT tells subject, path and typed text; SEALED the set code; the three that write a file its
    name.
    """

    did: Did
    number: str
    facts: tuple[str, ...] = ()

    def line(self) -> bytes:
        """Return the line that tells it."""
        return MARK + json.dumps([self.did, self.number, *self.facts]).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Self:
        """Return what a line tells."""
        did, number, *facts = json.loads(line.removeprefix(MARK))
        return cls(Did(did), number, tuple(facts))


def read_acks(output: bytes) -> list[Ack]:
    """Return what was acknowledged in an output; a line without its end was not."""
    return [Ack.read(line) for line in output.split(b"\n")[:-1] if line.startswith(MARK)]


STATE_AFTER: Final = {
    Did.ENTERED: State.DRAFT,
    Did.LEFT: State.DRAFT,
    Did.REASONED: State.DRAFT,
    Did.FILED: State.CHECKED,
    Did.FINALISED: State.FINALISED,
    Did.AUTHENTICATED: State.AUTHENTICATED,
}
"""Where a request stands at least after a step; those of a set follow the set."""

SET_STATE_AFTER: Final = {
    Did.SEALED: State.SEALED,
    Did.PRINTED: State.SEALED,
    Did.COVERED: State.COVERED,
    Did.EXPORTED: State.SENT,
}
"""Where the requests of a set stand at least after a step."""

ROAD: Final = (
    State.DRAFT,
    State.CHECKED,
    State.FINALISED,
    State.AUTHENTICATED,
    State.SEALED,
    State.COVERED,
    State.SENT,
)
"""The states in the order in which the worker reaches them; it never goes back."""
