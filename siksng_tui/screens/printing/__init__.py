"""How a paper is printed: a file, a printer, only looked at."""
