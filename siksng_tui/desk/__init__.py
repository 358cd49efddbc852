"""Which screen does what with which service, one file for each kind of work."""
