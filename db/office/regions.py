"""Regions that the office loaded besides those that come with the program."""

from collections.abc import Iterable

from db.fetching import rows, write_many
from db.store import Store
from forms.regions import Region, place_key, region


def put(store: Store, regions: Iterable[Region]) -> None:
    """Keep regions, each in place of what was known under its code.

    A BPS code stays known when a newer list has none.
    """
    write_many(
        store,
        "INSERT INTO region (code, name, level, parent, bps_code, name_key)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET"
        " name = excluded.name, name_key = excluded.name_key, valid_to = NULL,"
        " bps_code = coalesce(excluded.bps_code, bps_code)",
        [
            (one.code, one.name, one.level, None, one.bps_code or None, place_key(one.name))
            for one in regions
        ],
    )


def all_regions(store: Store) -> tuple[Region, ...]:
    """Return the regions that were loaded, in the order of their codes."""
    found = rows(store, "SELECT code, name, bps_code FROM region ORDER BY code")
    return tuple(region(code, name, bps or "") for code, name, bps in found)
