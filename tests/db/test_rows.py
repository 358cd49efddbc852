"""The models fit the tables, and belong to no database."""

import pytest
from peewee import InterfaceError

from db.rows import office, papers
from db.rows.fields import Row
from db.store import Store
from tests.db.stores import sql

MODELS = [
    model
    for module in (office, papers)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, Row) and model is not Row
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_has_the_columns_of_its_table(store: Store, model: type[Row]) -> None:
    """The migrations make the tables; a model that differs would write elsewhere."""
    columns = {name for _, name, *_ in sql(store, f"PRAGMA table_info({model._meta.table_name})")}
    assert {field.column_name for field in model._meta.sorted_fields} == columns


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_query_that_names_no_database_is_refused(model: type[Row]) -> None:
    """No store is open by accident."""
    with pytest.raises(InterfaceError):
        list(model.select())
