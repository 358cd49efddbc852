"""A short form of every long fault run of tests/torture, for `make test`."""
