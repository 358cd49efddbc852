"""What the numbers of the design are measured with."""
