"""Records for other programs, in exactly their layouts."""
