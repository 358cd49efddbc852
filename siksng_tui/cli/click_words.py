"""What Click says itself where the words of a command are none, in the language that was chosen.

Click asks gettext, which goes by the variable LANGUAGE and by the one domain of the process.
"""

import gettext
import os
from typing import Final

from siksng_tui import words
from siksng_tui.words import N_, NN_

SENTENCES: Final = (
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing command."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is not readable."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("Choose from:\n\t{choices}"),
    N_("file"),
    N_("directory"),
    N_("path"),
)
"""The sentences and words that our commands can be refused with."""

COUNTED: Final = (
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""Those that depend on a count."""


def speak(language: str) -> None:
    """Let the program and Click speak this language from here on.

    Raises:
        ValueError: it is not one of `words.LANGUAGES`; the language stays what it was.
    """
    words.choose(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(words.DOMAIN, str(words.FOLDER))
    gettext.textdomain(words.DOMAIN)
