"""The words for values of the records: states, steps, roles, levels, kinds."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.findings import Severity
from forms.lifecycle import Step
from forms.records import Flag, Level, RequestKind, Role, State
from forms.set_records import SetKind
from forms.verification import FLAG
from forms.welfare import WelfareClass, endings, kinds
from siksng_tui import words
from siksng_tui.words import N_, _

STATES: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.DRAFT: N_("Draft"),
        State.RECEIVED: N_("Received"),
        State.CHECKED: N_("Checked"),
        State.FINALISED: N_("Finalised"),
        State.AUTHENTICATED: N_("Authenticated"),
        State.SEALED: N_("Sealed"),
        State.COVERED: N_("Paper signed"),
        State.SENT: N_("Sent"),
        State.ACKNOWLEDGED: N_("Receipt came"),
        State.RETURNED: N_("Sent back"),
        State.ACCEPTED: N_("Accepted"),
        State.REJECTED: N_("Rejected"),
        State.ABSORBED: N_("Absorbed"),
        State.TOLD: N_("Citizen told"),
        State.WITHDRAWN: N_("Withdrawn"),
    }
)
"""Where a request stands."""

STEPS: Final[Mapping[Step, str]] = MappingProxyType(
    {
        Step.ENTER: N_("enter"),
        Step.RECEIVE: N_("receive"),
        Step.CHECK: N_("check"),
        Step.FINALISE: N_("finalise"),
        Step.REOPEN: N_("reopen"),
        Step.AUTHENTICATE: N_("authenticate"),
        Step.SEAL: N_("seal"),
        Step.UNSEAL: N_("unseal"),
        Step.COVER: N_("enter the signed paper"),
        Step.STRIKE: N_("strike out"),
        Step.UNCOVER: N_("take back the signed paper"),
        Step.SEND: N_("send"),
        Step.ACKNOWLEDGE: N_("take in the receipt"),
        Step.REFUSE_PARCEL: N_("take in the refusal"),
        Step.SEND_BACK: N_("send back"),
        Step.RETURN: N_("take in what was sent back"),
        Step.REWORK: N_("rework"),
        Step.ACCEPT: N_("accept"),
        Step.REJECT: N_("reject"),
        Step.ABSORB: N_("absorb"),
        Step.TELL: N_("tell the citizen"),
        Step.WITHDRAW: N_("withdraw"),
    }
)
"""What can be done to a request."""

FLAGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        FLAG: N_("to be verified by somebody else"),
        Flag.WAITING: N_("laid aside"),
        Flag.DUPLICATE: N_("in another household, too"),
        Flag.BASE_UNKNOWN: N_("register not the same"),
        Flag.CONFLICT: N_("register moved on"),
        Flag.BLOCKED: N_("has wrong answers"),
        Flag.UNEXPLAINED: N_("has doubtful answers"),
        Flag.EXPLAINED: N_("doubtful, with a reason"),
        Flag.MENDING: N_("being mended here"),
        Flag.REFUSED: N_("refused above"),
        Flag.CARRIED_OVER: N_("missed the closing date"),
    }
)
"""What a request is marked with."""

ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {Role.OPERATOR: N_("operator"), Role.AUTHENTICATOR: N_("authenticator")}
)
"""What a person may do."""

LEVELS: Final[Mapping[Level, str]] = MappingProxyType(
    {
        Level.VILLAGE: N_("village"),
        Level.DISTRICT: N_("district"),
        Level.CITY: N_("city"),
        Level.PROVINCE: N_("province"),
        Level.MINISTRY: N_("ministry"),
    }
)
"""Where an office stands."""

REQUEST_KINDS: Final[Mapping[RequestKind, str]] = MappingProxyType(
    {
        RequestKind.CORRECTION: N_("Correction"),
        RequestKind.NEW_HOUSEHOLD: N_("New household"),
        RequestKind.NEW_PERSON: N_("New person"),
        RequestKind.PROPOSAL: N_("Programme proposal"),
        RequestKind.CARD_HOLDER_CHANGE: N_("Change of card holder"),
        RequestKind.TRANSFER: N_("Transfer"),
        RequestKind.SPLIT: N_("Split"),
        RequestKind.MERGE: N_("Merge"),
        RequestKind.DEACTIVATION: N_("Deactivation"),
    }
)
"""Why the register is to change."""

SET_KINDS: Final[Mapping[SetKind, str]] = MappingProxyType(
    {
        SetKind.MINUTES: N_("Minutes of the village meeting"),
        SetKind.FORWARDING: N_("Forwarding note"),
        SetKind.DECREE: N_("Decree"),
    }
)
"""Which paper covers a set."""

PARCEL_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "submission": N_("submission"),
        "receipt": N_("receipt"),
        "verdict": N_("verdict"),
        "extract": N_("extract of the register"),
    }
)
"""What a parcel carries."""

PARCEL_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "packed": N_("packed"),
        "written": N_("written"),
        "opened": N_("opened"),
        "waiting": N_("waits"),
        "quarantined": N_("set aside"),
    }
)
"""How far a parcel came."""

SEVERITIES: Final[Mapping[Severity, str]] = MappingProxyType(
    {Severity.BLOCK: N_("Wrong"), Severity.FLAG: N_("Check"), Severity.NOTE: N_("Note")}
)
"""How grave a finding is."""

STANDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "own": N_("own root only"),
        "valid": N_("valid"),
        "ending": N_("ends soon"),
        "ended": N_("ended"),
        "revoked": N_("taken back"),
    }
)
"""Where a certificate stands."""

PURPOSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "households": N_("Households"),
        "members": N_("Household members"),
        "member_rows": N_("Households + members"),
        "proposals": N_("Programme proposals"),
        "registry": N_("Answers of Dukcapil"),
        "recipients": N_("Recipients"),
        "deciles": N_("Deciles"),
        "results": N_("Results of proposals"),
        "population": N_("Population"),
        "prelist": N_("Prelist"),
        "welfare_cases": N_("PPKS"),
        "welfare_resources": N_("PSKS"),
    }
)
"""What the rows of a file from elsewhere are."""

WELFARE: Final[Mapping[WelfareClass, str]] = MappingProxyType(
    {WelfareClass.CASE: N_("PPKS"), WelfareClass.RESOURCE: N_("PSKS")}
)
"""Whether a record is of somebody in need, or of somebody who helps."""

LIST_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {"stands": N_("counts"), "replaced": N_("replaced"), "undone": N_("import undone")}
)
"""Whether a list from elsewhere counts."""

MATCHES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "nik": N_("by NIK"),
        "name": N_("by name"),
        "several": N_("several fit"),
        "none": N_("nobody"),
    }
)
"""How an entry of a list is tied to the register."""

_FACTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "state": {own.value: word for own, word in STATES.items()},
        "step": {own.value: word for own, word in STEPS.items()},
        "role": {own.value: word for own, word in ROLES.items()},
        "level": {own.value: word for own, word in LEVELS.items()},
        "kind": {own.value: word for own, word in REQUEST_KINDS.items()},
    }
)
"""Names of facts whose values have words."""


def word_of(fact: str, value: str | int) -> str | int:
    """Return the word for a fact's value in the language that is spoken, or the value itself.

    >>> word_of("number", "17-000001-K")
    '17-000001-K'
    """
    word = _FACTS.get(fact, {}).get(str(value))
    return _(word) if word else value


def state(own: State) -> str:
    """Return the word for a state in the language that is spoken."""
    return _(STATES[own])


def flag(own: str) -> str:
    """Return the word for a flag in the language that is spoken, or the flag itself."""
    return _(FLAGS[own]) if own in FLAGS else own


def outcome(own: str) -> str:
    """Return the word for what is decided on a request, in the language that is spoken."""
    return state(State(own))


def severity(own: Severity) -> str:
    """Return the word for how grave a finding is, in the language that is spoken."""
    return _(SEVERITIES[own])


def parcel_state(own: str) -> str:
    """Return the word for how far a parcel came, in the language that is spoken."""
    return _(PARCEL_STATES[own])


def number(count: int) -> str:
    """Return a whole number with its thousands apart, as the language that is spoken writes it.

    >>> words.choose("en")
    >>> number(1151)
    '1,151'
    """
    text = f"{count:,}"
    return text if words.language() == "en" else text.replace(",", ".")


def standing(of: str) -> str:
    """Return the word for where a certificate stands."""
    return _(STANDINGS[of])


def purpose(of: str) -> str:
    """Return the word for what the rows of a file from elsewhere are."""
    return _(PURPOSES[of])


def welfare_kind(of: WelfareClass, code: str) -> str:
    """Return the word for a kind of PPKS or PSKS, or the code itself."""
    found = kinds(of).get(code)
    return found.label(words.language()) if found else code


def welfare_ending(code: str) -> str:
    """Return the word for why a record was closed; empty where it is open."""
    return endings()[code].label(words.language()) if code else ""


def list_state(of: str) -> str:
    """Return the word for whether a list from elsewhere counts."""
    return _(LIST_STATES[of])


def match(of: str) -> str:
    """Return the word for how an entry of a list is tied to the register."""
    return _(MATCHES[of])
