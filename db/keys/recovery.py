"""The recovery code: what is printed once at set-up and kept in a sealed envelope.

140 random bits as 7 groups of 4 Crockford base32 digits, each with a check character of its own, so
that a slip of the pen is found in its group. docs/format/keyring-1.md.
"""

import secrets
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from db.keys.keyholders import RECOVERY_NAME, Holder, Secrets
from db.keys.wrapping import Cost
from forms.checkcode import CodeMistypedError, encode, parse
from forms.errors import UsageError

GROUPS: Final = 7
"""How many groups a code has."""

GROUP_DIGITS: Final = 4
"""Base32 digits of a group, before its check character."""

GROUP_LENGTH: Final = GROUP_DIGITS + 1
"""Characters of a group."""


class RecoveryCodeMistypedError(UsageError):
    """A group does not fit its check character. Facts: group, from 1; 0 for a wrong length."""

    code, field = "recovery-code-mistyped", "recovery_code"


def new_code() -> str:
    """Return a new random code, as printed: seven groups with dashes between them."""
    bits = 5 * GROUP_DIGITS
    return "-".join(encode(secrets.randbits(bits), GROUP_DIGITS) for _ in range(GROUPS))


def read_code(typed: str) -> str:
    """Return a typed code as it was printed; case, spaces and dashes do not matter.

    Raises:
        RecoveryCodeMistypedError: which group is wrong.
    """
    text = "".join(typed.split()).replace("-", "")
    if len(text) != GROUPS * GROUP_LENGTH:
        raise RecoveryCodeMistypedError(group=0)
    return "-".join(_group(text, number) for number in range(1, GROUPS + 1))


def confirms(code: str, number: int, typed: str) -> bool:
    """Return whether someone who holds the paper typed one of its groups back.

    Args:
        code: the code as printed.
        number: which group was asked for, from 1.
        typed: what was typed.
    """
    try:
        return parse(typed) == code.split("-")[number - 1]
    except CodeMistypedError:
        return False


def as_passphrase(code: str) -> bytes:
    """Return the bytes that a code, as printed, is derived from."""
    return code.replace("-", "").encode()


def holder(code: str, cost: Cost) -> Holder:
    """Return the keyring's entry for a code, which holds no store key yet."""
    mine = Secrets(X25519PrivateKey.generate(), None)
    return Holder.made(RECOVERY_NAME, mine, as_passphrase(code), cost)


def _group(text: str, number: int) -> str:
    """Return one group in its canonical spelling."""
    try:
        return parse(text[(number - 1) * GROUP_LENGTH : number * GROUP_LENGTH])
    except CodeMistypedError:
        raise RecoveryCodeMistypedError(group=number) from None
