"""What an SQL tool with the key can do to a store, and the problem that the check must name."""

from typing import Final

GUARDS_OFF: Final = """
PRAGMA foreign_keys = OFF;
DROP TRIGGER revision_is_immutable;
DROP TRIGGER audit_entry_is_immutable;
"""
"""Takes the guards of the tables away."""

DAMAGE: Final = [
    (
        "a changed revision",
        "UPDATE revision SET body = CAST(replace(body, 'NO. 3', 'NO. 4') AS BLOB)",
        "check-revision",
    ),
    (
        "one body in place of the others",
        "UPDATE revision SET body = (SELECT body FROM revision r WHERE r.id = 4)",
        "check-revision",
    ),
    (
        "a revision under another subject",
        "UPDATE revision SET subject_id = 2 WHERE id = 3",
        "check-revision-columns",
    ),
    (
        "a removed parent",
        "DELETE FROM revision WHERE hash IN (SELECT parent FROM revision)",
        "check-revision-parent",
    ),
    (
        "a changed name",
        "UPDATE person SET name = 'X' WHERE subject_id = 5",
        "check-register-person",
    ),
    (
        "two swapped cells",
        "UPDATE person SET nik = kk, kk = nik WHERE subject_id = 5",
        "check-register-person",
    ),
    (
        "persons moved to another household",
        "UPDATE person SET household_id = (SELECT max(subject_id) FROM household)",
        "check-register-person",
    ),
    (
        "a person moved to another family",
        "UPDATE person SET family_id = (SELECT max(subject_id) FROM family) WHERE subject_id = 5",
        "check-register-person",
    ),
    (
        "another person's revision",
        "UPDATE person SET revision_id = 6 WHERE subject_id = 5",
        "check-register-person",
    ),
    ("a changed card", "UPDATE family SET kk = '1' WHERE seq = 1", "check-register-family"),
    ("a changed village", "UPDATE household SET village = '1'", "check-register-household"),
    ("a switched-off household", "UPDATE household SET active = 0", "check-register-household"),
    ("a changed head", "UPDATE household SET head_name = 'X'", "check-register-household"),
    (
        "a removed person",
        "DELETE FROM person WHERE subject_id = (SELECT max(subject_id) FROM person)",
        "check-register-counts",
    ),
    (
        "a changed total",
        "UPDATE counter SET value = 1 WHERE name = 'register.person'",
        "check-register-counts",
    ),
    (
        "a lost request",
        "DELETE FROM request_state",
        "check-request-state",
    ),
    ("an unknown state", "UPDATE request_state SET state = 'lost'", "check-request-state"),
    (
        "a state without history",
        "UPDATE request_state SET state = 'checked'",
        "check-request-history",
    ),
    (
        "another subject's proposal",
        "UPDATE request_revision SET revision_id = 1",
        "check-request-revision",
    ),
    (
        "a proposal on a base that is not there",
        "UPDATE request_revision SET base = zeroblob(32)",
        "check-request-revision",
    ),
    (
        "a changed number",
        "UPDATE request SET number = replace(number, '000001', '000002')",
        "check-number",
    ),
    (
        "a changed number of a set",
        "UPDATE request_set SET number = replace(number, '-01-', '-02-')",
        "check-number",
    ),
    ("a changed statement", "UPDATE request_set SET statement = x'7b7d'", "check-set"),
    ("a changed code", "UPDATE request_set SET code = '0000000000'", "check-set"),
    (
        "a false statement from before a strike",
        "INSERT INTO set_strike SELECT 1, id, fingerprint, x'7b7d', sealed, '' FROM request_set",
        "check-set",
    ),
    (
        "a set whose paper would show another proposal",
        "UPDATE set_member SET made_of = json_set(made_of, '$.proposed[0]', hex(zeroblob(32)))",
        "check-set-members",
    ),
    (
        "a set whose paper would show one proposal less",
        "UPDATE set_member SET made_of = json_set(made_of, '$.proposed', json_array())",
        "check-set-members",
    ),
    ("an emptied set", "DELETE FROM set_member", "check-set-members"),
    ("a changed file", "UPDATE attachment SET content = x'00'", "check-file"),
    (
        "a broken reference",
        "UPDATE person SET household_id = 999 WHERE subject_id = 5",
        "check-references",
    ),
    (
        "a changed audit entry",
        "UPDATE audit SET account = 'budi'",
        "audit-broken",
    ),
]
"""What is done, the statements that do it, and the code of the problem."""
