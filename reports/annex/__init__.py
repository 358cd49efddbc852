"""The annex of a set's paper: the families, grouped and counted."""
