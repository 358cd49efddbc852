"""Pairs that may be one and the same."""
