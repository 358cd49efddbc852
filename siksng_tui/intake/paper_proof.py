"""What a PDF proves of the paper of a set, read in a process of its own."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from forms.set_records import PaperProof, PaperSignature
from siksng_tui.intake.errors import ReaderDiedError, ReaderSlowError
from siksng_tui.intake.frames import Frame, Kind
from siksng_tui.intake.limits import LIMITS, Limits
from siksng_tui.intake.readerprocess import ReaderProcess

PROGRAM: Final = "siksng_tui.intake.paper_reader"
"""What the process runs."""

PAPER_LIMITS: Final = replace(LIMITS, seconds=60)
"""A scan is at most 10 MB; an old computer is given time for it."""

UNREADABLE: Final = PaperProof(readable=False)
"""What a PDF proves that is broken, or takes too much time or memory."""


def proof_of(
    content: bytes,
    seals: Sequence[tuple[str, str]],
    roots: Sequence[str],
    now: datetime,
    limits: Limits = PAPER_LIMITS,
) -> PaperProof:
    """Return what a PDF proves; a broken or hostile one is unreadable, and is never an error.

    Args:
        content: the file.
        seals: codes and fingerprints that the paper of the set may bear.
        roots: certificates that the office trusts, as PEM.
        now: the office's time.
        limits: of memory and time.
    """
    asked = {"seals": [list(own) for own in seals], "roots": list(roots), "now": now.isoformat()}
    frame = Frame(Kind.PROVE, json.dumps(asked).encode())
    with ReaderProcess(content, limits, PROGRAM, frame) as reader:
        try:
            answer = reader.answer(lambda: None)
        except (ReaderDiedError, ReaderSlowError):
            return UNREADABLE
    return _read(answer.payload)


def _read(payload: bytes) -> PaperProof:
    """Return what the process said."""
    said = json.loads(payload)
    signatures = tuple(PaperSignature(**own) for own in said["signatures"])
    return PaperProof(signatures, said["bears"], said["readable"])
