"""The profiles of known files, which are shipped with the program."""

from functools import cache
from importlib.resources import files
from typing import Final

from siksng_tui.intake.profile import Profile
from siksng_tui.intake.profile_file import read_profile

HOUSEHOLDS: Final = "siks_household_59"
"""The household export of SIKS-NG, 59 columns."""

MEMBERS: Final = "siks_member_42"
"""The member export of SIKS-NG, 42 columns."""

_PACKAGE: Final = "siksng_tui.intake"
_FOLDER: Final = "profiles"
_ENDING: Final = ".toml"


@cache
def profile(profile_id: str) -> Profile:
    """Return a profile that is shipped with the program, read once.

    Raises:
        ProfileFormatError: the file is not as docs/format/profiles.md says.
    """
    return read_profile((files(_PACKAGE) / _FOLDER / f"{profile_id}{_ENDING}").read_bytes())


@cache
def profiles() -> tuple[Profile, ...]:
    """Return every profile that is shipped with the program, in the order of their ids."""
    names = sorted(own.name for own in (files(_PACKAGE) / _FOLDER).iterdir())
    endings = (name for name in names if name.endswith(_ENDING))
    return tuple(profile(name.removesuffix(_ENDING)) for name in endings)
