"""Requests sealed together under one paper, and that paper's coming back."""
