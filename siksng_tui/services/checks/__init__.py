"""The rules over the whole register, and the second keying of what one person keyed."""
