"""Persons and households that may be one and the same."""
