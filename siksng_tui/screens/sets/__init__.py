"""Sets and their papers."""
