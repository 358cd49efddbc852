"""Findings of the register, and keying again."""
