"""Files between offices: parcels, certificates, office cards. Bytes in, facts out; no store."""
