"""The encrypted store: opening, keys, rows, queries, migrations, audit chain, backup."""
