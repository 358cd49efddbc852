"""Make every table of the first release."""

from pathlib import Path

from playhouse.apsw_ext import APSWDatabase


def up(_migrator: object, database: APSWDatabase) -> None:
    """Run the script of the same name."""
    database.connection().execute(Path(__file__).with_suffix(".sql").read_text("utf-8"))
