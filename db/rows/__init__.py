"""Peewee models of the tables, bound to no database; they never leave `db`."""
