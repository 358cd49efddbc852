"""What waits for whom, and whether it adds up."""
