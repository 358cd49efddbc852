"""Who did what and how much: the hash-chained audit, and the operators' counts."""
