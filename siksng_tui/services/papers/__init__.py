"""What is printed: each paper from the store to its numbered PDF."""
