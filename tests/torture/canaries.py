"""Canaries: names and numbers that must not be readable in any file but those that were printed."""

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pypdf

from forms.names import name_key
from tests.torture import offices, operations, programs, syscalls
from tests.torture.outcome import Outcome

NAME: Final = "ZZQXKENARI WULANDARI"
NIK: Final = "1771014512839753"
CARD: Final = "1771012903178642"
ADDRESS: Final = "JL. ZZQXKENANGA NO. 77"
REASON: Final = "ZZQXALASAN menurut tetangga"
IMPORTED: Final = "ZZQXBOYONG SUKAMTO"
CRASHED: Final = "ZZQXGALAT"

CANARIES: Final = (NAME, NIK, CARD, ADDRESS, REASON, IMPORTED, CRASHED, "ZZQX")
"""What is searched for."""


FOLDERS: Final = ("papers", "input", "home", "tmp")
"""Folders of a canary day besides the office and the stick."""


def run(folder: Path, *, traced: bool) -> Outcome:
    """Return what came of a day with canaries.

    Args:
        folder: where it is worked.
        traced: whether every write is searched as well, also into files that were removed again.
    """
    place = offices.copied(folder)
    for name in FOLDERS:
        (place / name).mkdir()
    log = folder / "canaries.trace"
    recording = programs.recording(log, operations.CALLS) if traced else ()
    arguments = [str(place / "office"), str(place)]
    done = programs.ran("tests.torture.canary_day", arguments, recording, _environment(place))
    if done.returncode != -signal.SIGKILL:
        raise RuntimeError(done.stderr.decode())
    unseen = [place / name for name in ("office", "stick", "home", "tmp")]
    found = [*hits(unseen), *missing(place / "papers" / "lembar.pdf")]
    if traced:
        found += written(log, (place / "papers", place / "input"))
    searched = sum(1 for each in unseen for _ in each.rglob("*"))
    return Outcome(searched, tuple(found), "files searched" + " and every write" * traced)


def spellings() -> frozenset[bytes]:
    """Return the canaries as bytes, in every spelling in which a program may keep them."""
    texts = {*CANARIES, *(text[::-1] for text in CANARIES), name_key(NAME), name_key(IMPORTED)}
    texts |= {text.lower() for text in texts} | {text.title() for text in texts}
    encoded = {text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le")}
    return frozenset(encoded | {text.encode().hex().encode() for text in texts})


def hits(folders: Sequence[Path]) -> Iterator[str]:
    """Yield each file below some folders that holds a canary."""
    searched = spellings()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and any(text in path.read_bytes() for text in searched):
                yield str(path.relative_to(folder))
            elif any(text in os.fsencode(path.name) for text in searched):
                yield f"name of {path.relative_to(folder)}"


def written(log: Path, allowed: tuple[Path, ...]) -> Iterator[str]:
    """Yield each write of a record that holds a canary, into files outside some folders."""
    searched = spellings()
    with log.open() as lines:
        for operation in operations.Reader(Path("/")).operations(syscalls.read_calls(lines)):
            if not isinstance(operation, operations.Wrote):
                continue
            shown = any(operation.path.is_relative_to(folder) for folder in allowed)
            if not shown and any(text in operation.data for text in searched):
                yield f"written: {operation.path}"


def missing(paper: Path) -> Iterator[str]:
    """Yield each canary that the printed paper lacks: it must have been somewhere to be found."""
    text = "".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
    without_spaces = "".join(text.split())
    for canary in (NAME, NIK, CARD, ADDRESS):
        if "".join(canary.split()) not in without_spaces:
            yield f"not printed: {canary}"


def _environment(place: Path) -> dict[str, str]:
    """Return environment variables under which nothing lands outside the place."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": str(place / "home"), "TMPDIR": str(place / "tmp")}
