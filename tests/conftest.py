"""What holds for every test."""

import os
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

from db.keys import wrapping
from tests import mounts

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
"""No generated case fails because the computer is busy."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run at once: some of them only wait for a terminal or a process."""
    cores = os.cpu_count() or 1
    return cores + cores // 2


@pytest.fixture(scope="session", autouse=True)
def _no_mount_outlives_the_tests() -> None:
    """Keep the mounts of a run to itself: one left behind is in the way of the next run."""
    mounts.apart()


@pytest.fixture(scope="session", autouse=True)
def _each_key_is_derived_once() -> Iterator[None]:
    """Remember what Argon2id gave: the same passphrase, salt and cost never give anything else."""
    derive = wrapping._derive
    remembered = cache(derive)

    def derived(passphrase: bytes, salt: bytes, cost: wrapping.Cost) -> bytes:
        """Return the key; what is derived to be timed is derived each time."""
        return (remembered if cost == wrapping.FLOOR else derive)(passphrase, salt, cost)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrapping, "_derive", derived)
        yield
