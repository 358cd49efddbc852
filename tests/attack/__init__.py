"""What a curious colleague, a thief, a dishonest operator or the author of a file would try."""
