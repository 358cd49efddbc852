"""Tables of what leaves and enters the office: prints, parcels, imported files."""

from peewee import BlobField, BooleanField, IntegerField, TextField

from db.rows.fields import HashField, MomentField, Row, WordField
from forms.records import PrintEnd


class PrintRow(Row):
    """One copy of one paper."""

    id = IntegerField(primary_key=True)
    paper = TextField()
    subject = TextField()
    copy_number = IntegerField(column_name="copy")
    sha256 = HashField()
    pages = IntegerField()
    draft = BooleanField()
    copies = IntegerField()
    account = TextField()
    time = MomentField()
    ended = WordField(PrintEnd)

    class Meta:
        """Where it is stored."""

        table_name = "print_ledger"


class ParcelRow(Row):
    """A file sent or received."""

    id = TextField(primary_key=True)
    direction = TextField()
    kind = TextField()
    set_id = IntegerField(null=True)
    sender = TextField()
    recipient = TextField()
    epoch = IntegerField()
    sequence = IntegerField()
    digest = HashField()
    previous = HashField(null=True)
    audit_count = IntegerField()
    audit_head = HashField()
    cycle = TextField()
    records = IntegerField()
    answers = TextField(null=True)
    file_name = TextField()
    state = TextField()
    reason = TextField()
    time = MomentField()
    account = TextField()

    class Meta:
        """Where it is stored."""

        table_name = "parcel"


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
    undone = MomentField(null=True)
    undone_by = TextField(null=True)
    undone_why = TextField(null=True)
    codebooks = TextField()

    class Meta:
        """Where it is stored."""

        table_name = "import_file"
