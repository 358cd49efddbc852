"""Tables of the register: subjects, their revisions, and the columns that are listed."""

from peewee import BlobField, BooleanField, IntegerField, TextField

from db.rows.fields import HashField, MomentField, Row, WordField
from forms.records import SubjectKind


class SubjectRow(Row):
    """A household, family or person that some revision speaks of."""

    id = IntegerField(primary_key=True)
    uid = TextField()
    kind = WordField(SubjectKind)

    class Meta:
        """Where it is stored."""

        table_name = "subject"


class RevisionRow(Row):
    """One immutable state of one subject."""

    id = IntegerField(primary_key=True)
    hash = HashField()
    subject_id = IntegerField()
    parent = HashField(null=True)
    instrument = TextField()
    version = TextField()
    author = TextField()
    time = MomentField()
    origin = TextField()
    body = BlobField()

    class Meta:
        """Where it is stored."""

        table_name = "revision"


class HouseholdRow(Row):
    """The accepted state of a household, as far as lists and counts need it."""

    subject_id = IntegerField(primary_key=True)
    uid = TextField()
    revision_id = IntegerField()
    village = TextField()
    id_bdt = TextField(null=True)
    head_name = TextField()
    address = TextField()
    person_count = IntegerField()
    family_count = IntegerField()
    decile = IntegerField(null=True)
    instrument = TextField()
    active = BooleanField()

    class Meta:
        """Where it is stored."""

        table_name = "household"
