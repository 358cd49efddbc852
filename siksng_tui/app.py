"""Composition root of the screen program."""
