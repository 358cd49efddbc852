"""Parcels, certificates and cards: what is sound is read, everything else is refused."""
