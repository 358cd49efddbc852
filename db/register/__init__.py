"""The register as it was accepted: revisions that never change, and the columns taken from them."""
