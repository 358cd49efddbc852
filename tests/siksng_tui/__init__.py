"""Tests of siksng_tui."""
