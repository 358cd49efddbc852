"""The use cases; the screens, the command line and the tests call the same functions."""
