"""Why something was done, as it is stored."""

from forms.errors import UsageError
from forms.text import clean


class ReasonMissingError(UsageError):
    """A reason must be given; nothing was changed."""

    code, field = "reason-missing", "reason"


def required(reason: str) -> str:
    """Return a reason as it is stored.

    Raises:
        ReasonMissingError: it is blank.
    """
    said = clean(reason).strip()
    if not said:
        raise ReasonMissingError
    return said
