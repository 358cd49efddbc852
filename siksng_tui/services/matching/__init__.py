"""How likely two records are one person or one household, and who has a number already."""
