"""People and households that stand in the register twice: searched, read side by side, resolved."""
