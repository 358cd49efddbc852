"""Registers of any size to measure on, built once and kept; and how fast they are built."""

import datetime as dt
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.disk import flush_figures, require_disk
from benchmarks.figures import Figure
from benchmarks.population import households
from benchmarks.scale import Scale
from db.file.opening import FILE_NAME
from db.keys.wrapping import LEAST_PASSES, MOST_MEMORY_KIB, Cost
from db.register import baseline, register
from forms.records import Level, Role
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.sessions import Session

PERSON: Final = offices.NewPerson(
    "rani", "Rani Uji", frozenset({Role.OPERATOR}), "rani sedang mengukur"
)
"""Who measures."""

OTHER: Final = offices.NewPerson(
    "dodi", "Dodi Uji", frozenset({Role.AUTHENTICATOR}), "dodi sedang mengukur"
)
"""The second person that an office needs."""

OFFICE: Final = offices.NewOffice(Level.CITY, "17.71", "Kantor ukur", practice=True)

COST: Final = Cost(MOST_MEMORY_KIB, LEAST_PASSES)
"""What unlocking costs: the memory that it takes in every real office, and no more time."""

BUILT: Final = "built.json"
"""Says how a register was built; written last, so that it says "complete" too."""

STEP: Final = 10_000
"""Households after which a line says how far building has come."""

MEBI: Final = 2**20


def measure(scale: Scale) -> Iterator[Figure]:
    """Yield the disk's floor, and how fast the register was inserted when it was built."""
    built = json.loads((kept(scale, scale.households) / BUILT).read_bytes())
    yield from flush_figures(scale.folder)
    size = f"{built['persons']:,} persons"
    what = f"register: insert {size} in {built['households']:,} households"
    yield Figure(what, built["rows"] / built["seconds"], "subjects/s")
    yield Figure(f"register: file of {size}", built["bytes"] / MEBI, "MiB")


@contextmanager
def office(scale: Scale, count: int | None = None) -> Iterator[Session]:
    """Open the office with a register of so many households, or of the scale's own size."""
    folder = kept(scale, scale.households if count is None else count)
    session = sessions.unlock(folder, PERSON.name, PERSON.passphrase)
    try:
        yield session
    finally:
        session.store.checkpoint()
        session.store.close()


def kept(scale: Scale, count: int) -> Path:
    """Return the folder of an office with so many households, built unless it stands there."""
    folder = scale.folder / f"register-{count}-{_origin()}"
    if not (folder / BUILT).exists():
        require_disk(scale.folder)
        for old in scale.folder.glob(f"register-{count}-*"):
            shutil.rmtree(old)
        _build(folder, count)
    return folder


def _build(folder: Path, count: int) -> None:
    """Make an office and put people who do not exist into its register."""
    offices.create_office(folder, OFFICE, (PERSON, OTHER), cost=COST)
    session = sessions.unlock(folder, PERSON.name, PERSON.passphrase)
    start = time.perf_counter()
    baseline.insert_baseline(
        session.store,
        households(count),
        author=PERSON.name,
        time=dt.datetime.now(dt.UTC),
        origin="import:1",
        progress=lambda done: _say(done, count),
    )
    seconds, found = time.perf_counter() - start, register.counts(session.store)
    session.store.checkpoint()
    session.store.close()
    facts = {
        "households": found.households,
        "persons": found.persons,
        "rows": found.households + found.families + found.persons,
        "seconds": seconds,
        "bytes": (folder / FILE_NAME).stat().st_size,
    }
    (folder / BUILT).write_text(json.dumps(facts), "utf-8")


def _say(done: int, count: int) -> None:
    """Tell how far building has come."""
    if not done % STEP:
        print(f"built {done:,} of {count:,} households", file=sys.stderr)


def _origin() -> str:
    """Return what tells a register apart: its people, its tables, and what unlocking it costs."""
    here = Path(__file__).parent
    sources = [*here.glob("population*.py"), *(here.parent / "db" / "migrations").glob("*.sql")]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources)))
    digest.update(repr(COST).encode())
    return digest.hexdigest()[:8]
