"""One sealed file, what lies beside it, and how it is opened, before anything reads a row."""
