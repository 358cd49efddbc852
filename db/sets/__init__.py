"""Requests that are sealed together."""
