"""What the program knows an instrument's variables by: the role that each one plays.

A screen that lists households needs their heads' names, whatever a questionnaire calls them. The
manifest names the variable of each role, and the few codes whose meaning the program must know.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.datafile import InstrumentDanglingError, InstrumentUnknownKeyError
from forms.instrument import Block, Variable
from forms.manifest import MANIFEST, Manifest
from forms.records import SubjectKind

ROLES: Final[Mapping[str, SubjectKind]] = MappingProxyType({
    "household_id": SubjectKind.HOUSEHOLD,
    "address": SubjectKind.HOUSEHOLD,
    "local_unit": SubjectKind.HOUSEHOLD,
    "rt": SubjectKind.HOUSEHOLD,
    "rw": SubjectKind.HOUSEHOLD,
    "head_name": SubjectKind.HOUSEHOLD,
    "head_nik": SubjectKind.HOUSEHOLD,
    "head_sex": SubjectKind.HOUSEHOLD,
    "spouse_name": SubjectKind.HOUSEHOLD,
    "decile": SubjectKind.HOUSEHOLD,
    "row_status": SubjectKind.HOUSEHOLD,
    "deactivated": SubjectKind.HOUSEHOLD,
    "deactivated_on": SubjectKind.HOUSEHOLD,
    "duplicate_of": SubjectKind.HOUSEHOLD,
    "family_status": SubjectKind.HOUSEHOLD,
    "bps_province": SubjectKind.HOUSEHOLD,
    "bps_regency": SubjectKind.HOUSEHOLD,
    "bps_district": SubjectKind.HOUSEHOLD,
    "bps_village": SubjectKind.HOUSEHOLD,
    "province_name": SubjectKind.HOUSEHOLD,
    "regency_name": SubjectKind.HOUSEHOLD,
    "district_name": SubjectKind.HOUSEHOLD,
    "village_name": SubjectKind.HOUSEHOLD,
    "visit_result": SubjectKind.HOUSEHOLD,
    "meeting_result": SubjectKind.HOUSEHOLD,
    "not_found_reason": SubjectKind.HOUSEHOLD,
    "well_off": SubjectKind.HOUSEHOLD,
    "programme": SubjectKind.HOUSEHOLD,
    "family_card": SubjectKind.FAMILY,
    "family_number": SubjectKind.FAMILY,
    "member_number": SubjectKind.PERSON,
    "name": SubjectKind.PERSON,
    "nik": SubjectKind.PERSON,
    "card": SubjectKind.PERSON,
    "sex": SubjectKind.PERSON,
    "birth": SubjectKind.PERSON,
    "birth_place": SubjectKind.PERSON,
    "age": SubjectKind.PERSON,
    "relation": SubjectKind.PERSON,
    "family_relation": SubjectKind.PERSON,
    "family_of_person": SubjectKind.PERSON,
    "presence": SubjectKind.PERSON,
    "mother": SubjectKind.PERSON,
    "member_deactivated": SubjectKind.PERSON,
    "member_deactivated_on": SubjectKind.PERSON,
    "member_duplicate_of": SubjectKind.PERSON,
})  # fmt: skip
"""Every role, and the kind of subject whose answer plays it. An instrument may leave roles out."""

ROLE_CODES: Final = frozenset({
    "relation.head",
    "relation.spouse",
    "relation.child",
    "family_relation.head",
    "family_relation.spouse",
    "family_relation.child",
    "sex.male",
    "sex.female",
    "row_status.deleted",
    "deactivated.died",
    "deactivated.duplicate",
    "deactivated.moved",
    "deactivated.not_found",
    "deactivated.refused",
    "deactivated.well_off",
    "member_deactivated.duplicate",
    "member_deactivated.died",
    "family_status.original",
    "family_status.split",
    "visit_result.completed",
    "visit_result.partly",
    "visit_result.not_found",
    "visit_result.moved",
    "visit_result.part",
    "visit_result.refused",
    "visit_result.duplicate",
    "meeting_result.found",
    "meeting_result.not_found",
    "meeting_result.duplicate",
    "meeting_result.new",
    "not_found_reason.moved",
    "not_found_reason.died",
    "not_found_reason.unknown",
    "not_found_reason.no_address",
    "well_off.yes",
    "well_off.no",
})  # fmt: skip
"""Every meaning, as ROLE.MEANING, whose code an instrument may tell."""


def read_roles(
    manifest: Manifest, variables: Mapping[str, Variable], blocks: Mapping[str, Block]
) -> Mapping[str, str]:
    """Return the name of the variable that plays each role of an instrument.

    Raises:
        InstrumentError: a role is unknown, or played by a variable that is not there, stands in
            rows, or is another kind of subject's.
    """
    roles = manifest.roles()
    for role, name in roles.items():
        if role not in ROLES:
            raise InstrumentUnknownKeyError(MANIFEST, manifest.line(role, "roles"), role)
        if name not in variables:
            raise InstrumentDanglingError(MANIFEST, manifest.line(role, "roles"), name)
        block = blocks[variables[name].block]
        if (block.subject, block.rows) != (ROLES[role], ""):
            raise manifest.wrong(role, "roles")
    return MappingProxyType(dict(roles))


def read_role_codes(
    manifest: Manifest, roles: Mapping[str, str], variables: Mapping[str, Variable]
) -> Mapping[str, str]:
    """Return the code that has each meaning, by ROLE.MEANING.

    Raises:
        InstrumentError: a meaning is unknown, its role is played by no variable, or the code
            stands in no list of that variable.
    """
    codes = manifest.codes()
    for meaning, code in codes.items():
        role = meaning.partition(".")[0]
        if meaning not in ROLE_CODES:
            raise InstrumentUnknownKeyError(MANIFEST, manifest.line(meaning, "codes"), meaning)
        if role not in roles:
            raise InstrumentDanglingError(MANIFEST, manifest.line(meaning, "codes"), role)
        code_list = variables[roles[role]].list
        if code_list is None or code not in code_list:
            raise manifest.wrong(meaning, "codes")
    return MappingProxyType(dict(codes))
