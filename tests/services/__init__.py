"""Tests of the use cases, each on a real office of its own."""
