"""Printers of this computer, and where else a paper can go."""
