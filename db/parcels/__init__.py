"""Parcels that were sent and that came."""
