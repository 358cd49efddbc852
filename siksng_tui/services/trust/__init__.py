"""Whom the office trusts: roots, certificates, their ends, and which were taken back."""
