"""Finding a family, reading it, and what can be begun for it."""
