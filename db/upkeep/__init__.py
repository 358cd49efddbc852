"""What is done to the whole store: backup, restore, and a new key."""
