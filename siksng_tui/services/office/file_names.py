"""Names of files that hold what others wrote: nothing in them is a way to another folder."""

import re
from typing import Final

from forms.text import clean

_OBEYED: Final = re.compile(r'[/\\:*?"<>|]')
"""Characters that a file system or a shell obeys."""


def plain(name: str) -> str:
    r"""Return a name with nothing in it that a file system obeys or a terminal draws by.

    >>> plain("why-../../17:71\x1b[2J.pdf")
    'why-.._.._17_71[2J.pdf'
    """
    return clean(_OBEYED.sub("_", name))
