"""What screens are made of: the frame, lists, windows that ask, printing."""
