"""Files between offices: parcels, certificates, cards."""
