"""The offices that this one knows, with the cards that prove them."""

import datetime as dt
from dataclasses import asdict, dataclass, field

from db.fetching import fetch, row
from db.rows.office import OfficeRow
from db.store import Store
from forms.records import Level


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office; `card` is the file that it was known by, None where there was none."""

    id: str
    level: Level
    region: str
    name: str
    own: bool
    card: bytes | None = field(repr=False)
    added: dt.datetime


def add(store: Store, office: KnownOffice) -> None:
    """Keep an office, in place of what was known of it."""
    values = asdict(office)
    with store.transaction():
        insert = OfficeRow.insert(values).on_conflict(
            conflict_target=[OfficeRow.id],
            update={name: value for name, value in values.items() if name != "id"},
        )
        insert.execute(store.database)


def known(store: Store, office: str) -> bool:
    """Return whether there is an office of this id."""
    return row(store, "SELECT 1 FROM office WHERE id = ?", (office,)) is not None


def every(store: Store) -> tuple[KnownOffice, ...]:
    """Return all offices, the own one first, then in the order in which they became known."""
    query = OfficeRow.select().order_by(OfficeRow.own.desc(), OfficeRow.added, OfficeRow.id)
    return fetch(store, query, KnownOffice)
