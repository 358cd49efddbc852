"""A menu as a person reads it: which sign chooses an item."""

import re


def sign_of(item: str, text: str) -> str:
    """Return the digit or letter that stands before an item on a screen.

    Raises:
        AssertionError: no item of the screen begins so.

    >>> sign_of("Kantor", " > 1  Perbaikan    I  Kantor")
    'I'
    """
    found = re.search(rf"(\w) {{2}}{re.escape(item.strip())}", text)
    assert found is not None, item
    return found[1]
