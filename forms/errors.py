"""What every refusal of the program has in common.

An error is a code, an exit status and a field, and never holds a value that identifies a citizen.
The words for a code, what happened and the next action in both languages, stand in one table,
`siksng_tui.messages`; each layer keeps its own error classes beside the code that raises them.
"""

from typing import ClassVar


class SiksngError(Exception):
    """A refusal that the program foresaw; nothing was changed unless the class says otherwise."""

    code: ClassVar[str] = "internal"
    """Key of the sentence in the table of messages."""

    exit_code: ClassVar[int] = 70
    """Exit status of the command line."""

    field: str = ""
    """Name of the input at fault, empty where none is; an error about an answer sets its own."""

    def __init__(self, **facts: str | int) -> None:
        """Keep the facts that the sentence needs: counts, codes, file names; never a person's data.

        Args:
            facts: values for the placeholders of the sentence.
        """
        super().__init__(self.code)
        self.facts = facts


class UsageError(SiksngError):
    """What was asked cannot be understood; exit status 2, as for a wrong option."""

    code, exit_code = "usage", 2


class RefusedError(SiksngError):
    """A rule of the work forbids it; exit status 5."""

    code, exit_code = "refused", 5


class NotFoundError(SiksngError):
    """What was named does not exist; exit status 4."""

    code, exit_code = "not-found", 4


class DamagedError(SiksngError):
    """Bytes are not what they were; exit status 65."""

    code, exit_code = "damaged", 65


class StorageError(SiksngError):
    """The disk or the stick did not do what was asked; exit status 74."""

    code, exit_code = "storage", 74
