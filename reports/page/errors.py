"""Why a paper is not printed."""

from forms.errors import RefusedError


class PaperEmptyError(RefusedError):
    """There is no family to print; nothing was written."""

    code = "paper-empty"


class PaperUnsortedError(RefusedError):
    """A village comes back after another one, so its subtotal would be wrong; nothing was written.

    The fact `row` is the number of the row.
    """

    code = "paper-unsorted"


class PaperChangedError(RefusedError):
    """The rows read for printing are not those that were counted; what was written is no paper."""

    code = "paper-changed"


class PaperTextTooLongError(RefusedError):
    """A text of the office does not fit in its place; nothing was written.

    The facts are `text`, the name of the field, and `most`, how many characters fit.
    """

    code, field = "paper-text-too-long", "text"
