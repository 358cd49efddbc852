"""The office's settings: a name and a JSON value."""

import json
from typing import Any

from db.store import Store
from forms.canonical import Json, canonical


def get(store: Store, key: str, default: Json = None) -> Any:  # noqa: ANN401  # JSON of any shape
    """Return the value of a setting, or the default when it was never put."""
    sql = "SELECT value FROM setting WHERE key = ?"
    with store.reading():
        row = store.database.execute_sql(sql, (key,)).fetchone()
    return json.loads(row[0]) if row else default


def put(store: Store, key: str, value: Json) -> None:
    """Keep a setting in place of its former value."""
    with store.transaction():
        store.database.execute_sql(
            "INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, canonical(value).decode())
        )
