"""What goes between offices: packed, proven, taken in, answered."""
