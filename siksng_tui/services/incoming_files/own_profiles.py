"""Profiles of an office's own: layouts that its people mapped, or that another office gave them.

They say what columns mean, and hold no value of a citizen. What a shipped profile knows stays as it
is: those of the office are asked only where none of the shipped ones fits.
"""

from dataclasses import dataclass
from pathlib import Path

from db.lists import import_profiles
from db.lists.import_profiles import By, KeptProfile
from forms.durable import write_durably
from forms.errors import NotFoundError, RefusedError
from forms.records import Role
from siksng_tui.intake import fields
from siksng_tui.intake.aims import aim_of, aims
from siksng_tui.intake.errors import ProfileFormatError
from siksng_tui.intake.joining import number_variable
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.profile_file import read_profile
from siksng_tui.intake.profile_writing import write_profile
from siksng_tui.intake.profiles_shipped import profiles
from siksng_tui.services.office import files
from siksng_tui.services.office.sessions import Session

__all__ = ["By", "OwnProfile"]


class ProfileKnownError(RefusedError):
    """There is a profile of this id already; nothing was stored. Facts: profile."""

    code, field = "profile-known", "profile"


class ProfileNotFoundError(NotFoundError):
    """The office has no own profile of this id; nothing was changed. Facts: profile."""

    code, field = "profile-not-found", "profile"


@dataclass(frozen=True, slots=True)
class OwnProfile:
    """A profile of the office's own, and who kept it when."""

    profile: Profile
    by: By


@dataclass(frozen=True, slots=True)
class UnreadableProfile:
    """A kept profile that this version cannot read, who kept it when, and what is wrong with it."""

    id: str
    by: By
    error: ProfileFormatError


def every(session: Session) -> tuple[OwnProfile, ...]:
    """Return the profiles of the office's own, in the order of their ids.

    One that this version cannot read is left out (`unreadable` names it): it must not keep the
    others, and the files that they explain, from being known.
    """
    return tuple(own for own in kept(session) if isinstance(own, OwnProfile))


def unreadable(session: Session) -> tuple[UnreadableProfile, ...]:
    """Return the kept profiles that this version cannot read, in the order of their ids."""
    return tuple(own for own in kept(session) if isinstance(own, UnreadableProfile))


def kept(session: Session) -> tuple[OwnProfile | UnreadableProfile, ...]:
    """Return all profiles of the office's own, in the order of their ids."""
    return tuple(map(_read, import_profiles.kept(session.store)))


def known(session: Session) -> tuple[Profile, ...]:
    """Return the profiles of the office's own, by which a file may be recognised."""
    return tuple(own.profile for own in every(session))


def get(session: Session, profile_id: str) -> OwnProfile:
    """Return a profile of the office's own.

    Raises:
        ProfileNotFoundError: it has none of this id.
    """
    for own in every(session):
        if own.profile.id == profile_id:
            return own
    raise ProfileNotFoundError(profile=profile_id)


def read(path: Path) -> Profile:
    """Return the profile of a file; nothing is stored.

    Raises:
        FileUnreachableError, FileNotPlainError, FileTooLargeError: it cannot be read.
        ProfileFormatError: it is not as docs/format/profiles.md says, or serves no purpose.
    """
    return _serving(read_profile(files.read(path)))


def add(session: Session, profile: Profile) -> None:
    """Keep a profile; files with its columns are known from here on.

    Raises:
        RoleMissingError: the person is no operator; nothing was stored.
        ProfileKnownError: there is one of this id; nothing was stored.
        ProfileFormatError: no file can hold it, or it serves no purpose; nothing was stored.
    """
    session.require(Role.OPERATOR)
    if profile.id in taken_ids(session):
        raise ProfileKnownError(profile=profile.id)
    content = write_profile(profile)
    _serving(read_profile(content))
    facts = {"purpose": profile.purpose.value, "columns": len(profile.columns)}
    with session.act("profile.add", profile=profile.id, **facts):
        by = By(session.account.name, session.clock())
        import_profiles.add(session.store, profile.id, content, by)


def remove(session: Session, profile_id: str) -> None:
    """Forget a profile; what was imported by it stays.

    Raises:
        RoleMissingError, ProfileNotFoundError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    if not import_profiles.known(session.store, profile_id):
        raise ProfileNotFoundError(profile=profile_id)
    with session.act("profile.remove", profile=profile_id):
        import_profiles.remove(session.store, profile_id)


def write(session: Session, profile_id: str, path: Path) -> None:
    """Write a profile into a file that another office can take in.

    Raises:
        ProfileNotFoundError: nothing was written.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    write_durably(path, write_profile(get(session, profile_id).profile))


def taken_ids(session: Session) -> frozenset[str]:
    """Return the ids that no further profile may have: those of shipped and of own ones."""
    shipped = (own.id for own in profiles())
    return frozenset((*shipped, *(own.id for own in import_profiles.kept(session.store))))


def _read(own: KeptProfile) -> OwnProfile | UnreadableProfile:
    """Return a kept profile, or why it is not as docs/format/profiles.md says now."""
    try:
        return OwnProfile(read_profile(own.content), own.by)
    except ProfileFormatError as error:
        return UnreadableProfile(own.id, own.by, error)


def _serving(profile: Profile) -> Profile:
    """Return a profile that answers the words of its purpose, and needs what all of them need.

    Raises:
        ProfileFormatError: what takes the rows of the purpose in could not rely on it.
    """
    aim = aim_of(profile)
    if aim not in aims():
        raise ProfileFormatError(place="instrument")
    if not fields.rows_need(aim) <= profile.needed:
        raise ProfileFormatError(place="needed")
    key = profile.columns[profile.key_place].holds
    if aim.is_register and key not in {"", number_variable(profile.instrument)}:
        raise ProfileFormatError(place="key")
    return profile


def titles(session: Session, language: str) -> dict[str, str]:
    """Return what files are called by the ids of all profiles, shipped and own."""
    return {own.id: own.title(language) for own in (*profiles(), *known(session))}
