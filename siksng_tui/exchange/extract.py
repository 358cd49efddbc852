"""The register as it goes down: one accepted revision a line.

Format: parcel-1, section 5, "Extract".
"""

from forms.canonical import canonical
from forms.errors import DamagedError
from forms.records import Revision
from forms.revisions import revision_of
from siksng_tui.exchange.errors import ParcelInsideWrongError
from siksng_tui.exchange.strictjson import Fields, parse_canonical

LINE = "subject"
"""What the key `line` says."""


def subject_line(revision: Revision) -> bytes:
    """Return the line of an accepted revision: canonical bytes without line feed."""
    return canonical({"body": revision.body(), "line": LINE})


def read_subject_line(line: bytes) -> Revision:
    """Return the revision of a line.

    Raises:
        ParcelInsideWrongError: it is not as described; take nothing of the parcel.
    """
    try:
        fields = Fields(parse_canonical(line), ("body", "line"))
        fields.word("line", LINE)
        return revision_of(fields.any("body"))
    except (ValueError, OverflowError, DamagedError):
        raise ParcelInsideWrongError(part="subject") from None
