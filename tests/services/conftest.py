"""What the tests of the use cases begin with."""

from pathlib import Path

import pytest

from tests.services.bureau import Bureau, copied


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An office with a register, an operator, an authenticator, and a province above it."""
    return copied(tmp_path)
