"""Tables of what the office is: itself, its neighbours, the regions."""

from peewee import BlobField, BooleanField, CompositeKey, TextField

from db.rows.fields import DayField, MomentField, Row, WordField
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


class RegionRow(Row):
    """A place of the administrative tree."""

    code = TextField(primary_key=True)
    name = TextField()
    level = TextField()
    parent = TextField(null=True)
    bps_code = TextField(null=True)
    name_key = TextField()
    valid_to = DayField(null=True)

    class Meta:
        """Where it is stored."""

        table_name = "region"


class RegionAliasRow(Row):
    """Another name of a region."""

    name_key = TextField()
    code = TextField()

    class Meta:
        """Where it is stored."""

        table_name = "region_alias"
        primary_key = CompositeKey("name_key", "code")
