"""What a receiver keeps of a link, as short as can be."""

import io
from functools import cache

from siksng_tui.exchange.links import Known, Place, Position, place
from siksng_tui.exchange.manifest import Manifest
from siksng_tui.exchange.reading import read_parcel
from tests.exchange.forging import Forgery
from tests.exchange.world import RECEIVED


class Received:
    """What a receiver keeps of a link."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.known: dict[tuple[int, int], Known] = {}
        self.position: Position | None = None
        self.refused: set[str] = set()

    def place(self, manifest: Manifest) -> Place:
        """Return where a parcel stands."""
        return place(manifest, self.position, lambda *at: self.known.get(at), self.refused)

    def take(self, manifest: Manifest) -> Place:
        """Return where a parcel stands, and keep it, or only its digest where it is wrong."""
        found = self.place(manifest)
        if found in {Place.NEXT, Place.GAP, Place.LATE}:
            sent = manifest.head
            self.known[sent.epoch, sent.sequence] = Known(manifest.digest, sent.previous)
            furthest = Position(sent.epoch, sent.sequence, sent.audit_count)
            if found is not Place.LATE:
                self.position = furthest
        elif found is not Place.AGAIN:
            self.refused.add(manifest.digest)
        return found


@cache
def sample() -> Manifest:
    """Return the manifest of a sound parcel."""
    return read_parcel(io.BytesIO(Forgery(lines=()).data()), trust=None, at=RECEIVED).manifest
