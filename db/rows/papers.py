"""Tables of what leaves and enters the office: sets, prints, parcels, imported files."""

from peewee import BlobField, BooleanField, CompositeKey, IntegerField, TextField

from db.rows.fields import DayField, HashField, MomentField, Row, WordField
from forms.records import SetKind


class SetRow(Row):
    """Requests sealed together under one cover paper."""

    id = IntegerField(primary_key=True)
    number = TextField()
    kind = WordField(SetKind)
    cycle = TextField()
    office = TextField()
    fingerprint = TextField()
    code = TextField()
    statement = BlobField()
    state = TextField()
    sealed = MomentField()
    sealed_by = TextField()
    cover_number = TextField(null=True)
    cover_date = DayField(null=True)
    cover_signer = TextField(null=True)
    covered = MomentField(null=True)
    covered_by = TextField(null=True)

    class Meta:
        """Where it is stored."""

        table_name = "request_set"


class SetMemberRow(Row):
    """A request of a set."""

    set_id = IntegerField()
    request_id = IntegerField()

    class Meta:
        """Where it is stored."""

        table_name = "set_member"
        primary_key = CompositeKey("set_id", "request_id")


class PrintRow(Row):
    """One copy of one paper."""

    id = IntegerField(primary_key=True)
    paper = TextField()
    subject = TextField()
    copy_number = IntegerField(column_name="copy")
    sha256 = HashField()
    pages = IntegerField()
    draft = BooleanField()
    account = TextField()
    time = MomentField()

    class Meta:
        """Where it is stored."""

        table_name = "print_ledger"


class LinkRow(Row):
    """The last parcel from one office to another."""

    sender = TextField()
    recipient = TextField()
    epoch = IntegerField()
    sequence = IntegerField()
    digest = HashField(null=True)

    class Meta:
        """Where it is stored."""

        table_name = "link"
        primary_key = CompositeKey("sender", "recipient")


class ParcelRow(Row):
    """A file sent or received."""

    id = TextField(primary_key=True)
    direction = TextField()
    kind = TextField()
    sender = TextField()
    recipient = TextField()
    epoch = IntegerField()
    sequence = IntegerField()
    digest = HashField()
    file_name = TextField()
    bytes = BlobField(null=True)
    state = TextField()
    time = MomentField()
    account = TextField()

    class Meta:
        """Where it is stored."""

        table_name = "parcel"


class ParcelRequestRow(Row):
    """A request that a parcel carries."""

    parcel_id = TextField()
    request_id = IntegerField()

    class Meta:
        """Where it is stored."""

        table_name = "parcel_request"
        primary_key = CompositeKey("parcel_id", "request_id")


class ImportRow(Row):
    """A file from elsewhere that was read into the store."""

    id = IntegerField(primary_key=True)
    name = TextField()
    sha256 = HashField()
    profile = TextField()
    rows = IntegerField()
    content = BlobField(null=True)
    time = MomentField()
    account = TextField()

    class Meta:
        """Where it is stored."""

        table_name = "import_file"
