"""Tables of the register that are read through models."""

from peewee import BooleanField, IntegerField, TextField

from db.rows.fields import Row


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
