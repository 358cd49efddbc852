"""A request while it is being filled in, from the first question to filing."""
