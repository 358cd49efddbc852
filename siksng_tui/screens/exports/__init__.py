"""A list on its way into a file for another program."""
