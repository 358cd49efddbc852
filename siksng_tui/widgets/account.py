"""The line of an account's name, behind which a secret is typed without looking up."""

from typing import Final

from textual import events

from siksng_tui import keys
from siksng_tui.widgets.entry import TextEntry

ENDS: Final = frozenset(keys.key("entry.submit").keys)
"""Keys after which the secret begins."""


class AccountEntry(TextEntry):
    """A name; what is typed after its Enter belongs to the secret, wherever the keyboard still is.

    The keyboard reaches the next line some messages later, and a passphrase typed without a pause
    would stand here in clear meanwhile. The keys themselves come in their order, so the line needs
    nobody to tell it when its name has ended. (The toolkit also calls a handler of the
    base, unless the default of an event is prevented.)
    """

    def __init__(self, question: str, secret: TextEntry, *, limit: int, id: str) -> None:  # noqa: A002 - Textual's name
        """Ask for a name; `secret` is the line that comes after it."""
        super().__init__(question, limit=limit, id=id)
        self._secret_line = secret
        self._ended = False

    def end(self) -> None:
        """Give whatever is typed from here on to the secret, until this line is entered again."""
        self._ended = True

    def begin(self) -> None:
        """Take a name again."""
        self._ended = False

    def on_key(self, event: events.Key) -> None:
        """Type the name up to its Enter, and the secret after it."""
        ends = event.key in ENDS
        if not self._ended:
            self._ended = ends and bool(self.text.strip())
            return
        if ends:
            event.stop()
            self._secret_line.action_submit()
        else:
            self._secret_line.on_key(event)
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take a name, or the secret after it."""
        if self._ended:
            self._secret_line.on_paste(event)
            event.prevent_default()

    def on_focus(self) -> None:
        """Begin anew: somebody came back to the name."""
        self.begin()
