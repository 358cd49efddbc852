"""Tests: a package that mirrors the four."""
