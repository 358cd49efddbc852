"""Parcels as files, one scenario each, and the script that made them."""
