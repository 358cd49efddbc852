"""Tables of the change requests: where each stands, what it proposes, what was done to it."""

from peewee import BlobField, CompositeKey, IntegerField, TextField

from db.rows.fields import HashField, MomentField, Row, WordField
from forms.lifecycle import Step
from forms.records import RequestKind, State


class RequestRow(Row):
    """A numbered wish to change the register."""

    id = IntegerField(primary_key=True)
    number = TextField()
    kind = WordField(RequestKind)
    reason = TextField()
    owner = TextField()
    household_uid = TextField()
    region = TextField()
    entered_by = TextField()
    entered = MomentField()

    class Meta:
        """Where it is stored."""

        table_name = "request"


class StateRow(Row):
    """Where a request stands in one office."""

    request_id = IntegerField()
    office_id = TextField()
    state = WordField(State)
    since = MomentField()

    class Meta:
        """Where it is stored."""

        table_name = "request_state"
        primary_key = CompositeKey("request_id", "office_id")


class EventRow(Row):
    """One step that a request took in one office."""

    id = IntegerField(primary_key=True)
    request_id = IntegerField()
    office_id = TextField()
    step = WordField(Step)
    state_before = WordField(State, null=True)
    state_after = WordField(State)
    account = TextField()
    time = MomentField()
    reason = TextField()

    class Meta:
        """Where it is stored."""

        table_name = "request_event"


class FlagRow(Row):
    """A mark that stands beside the state of a request."""

    request_id = IntegerField()
    flag = TextField()
    since = MomentField()

    class Meta:
        """Where it is stored."""

        table_name = "request_flag"
        primary_key = CompositeKey("request_id", "flag")


class ProposedRow(Row):
    """One revision of the request's current proposal."""

    request_id = IntegerField()
    position = IntegerField()
    subject_uid = TextField()
    base = HashField(null=True)
    revision_id = IntegerField()

    class Meta:
        """Where it is stored."""

        table_name = "request_revision"
        primary_key = CompositeKey("request_id", "position")


class TouchRow(Row):
    """A person who changed an answer of the current proposal, or finalised it."""

    request_id = IntegerField()
    account = TextField()

    class Meta:
        """Where it is stored."""

        table_name = "request_touch"
        primary_key = CompositeKey("request_id", "account")


class FindingReasonRow(Row):
    """Why a flagged answer is right all the same."""

    request_id = IntegerField()
    finding_key = TextField()
    reason = TextField()
    account = TextField()
    time = MomentField()

    class Meta:
        """Where it is stored."""

        table_name = "finding_reason"
        primary_key = CompositeKey("request_id", "finding_key")


class SignatureRow(Row):
    """What an authenticator signed."""

    id = IntegerField(primary_key=True)
    request_id = IntegerField()
    account = TextField()
    public_key = BlobField()
    statement = BlobField()
    signature = BlobField()
    time = MomentField()

    class Meta:
        """Where it is stored."""

        table_name = "signature"
