"""The table of the offices that this one knows."""

from peewee import BlobField, BooleanField, TextField

from db.rows.fields import MomentField, Row, WordField
from forms.records import Level


class OfficeRow(Row):
    """An office that this one knows; one of them is its own."""

    id = TextField(primary_key=True)
    level = WordField(Level)
    region = TextField()
    name = TextField()
    own = BooleanField()
    card = BlobField(null=True)
    added = MomentField()

    class Meta:
        """Where it is stored."""

        table_name = "office"
