"""Parcels made by somebody who wants to pass what its sender did not send; drawn at random."""
