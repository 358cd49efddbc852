"""One screen a file; a screen is given callables and records, never a store."""
