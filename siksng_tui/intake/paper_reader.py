"""The process that reads one signed PDF: `python -m siksng_tui.intake.paper_reader`.

It is given the bytes of the file and what the paper should bear, and answers once.
"""

import json
import logging
import sys
from dataclasses import asdict
from datetime import datetime

from siksng_tui.hardening import harden
from siksng_tui.intake.frames import Kind, write_frame
from siksng_tui.intake.limits import Limits
from siksng_tui.intake.reader import bound, expected


def main() -> None:
    """Say what the file proves that comes in at the standard input."""
    harden()
    logging.disable()  # what a library says of a hostile file is not for the terminal
    heard, said = sys.stdin.buffer, sys.stdout.buffer
    limits = Limits(**json.loads(expected(heard, Kind.LIMITS).payload))
    from siksng_tui.intake.signed_pdf import prove  # noqa: PLC0415 - before its memory is bounded

    bound(limits)
    content = expected(heard, Kind.FILE, limits.file_bytes).payload
    asked = json.loads(expected(heard, Kind.PROVE).payload)
    seals = [(code, fingerprint) for code, fingerprint in asked["seals"]]
    now = datetime.fromisoformat(asked["now"])
    proof = prove(content, seals, asked["roots"], now)
    write_frame(said, Kind.PROVE, json.dumps(asdict(proof)).encode())


if __name__ == "__main__":
    main()
