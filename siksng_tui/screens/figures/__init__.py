"""Recapitulations and the work log."""
