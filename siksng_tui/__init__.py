"""The workstation: what the operator sees, and what the program can do."""
