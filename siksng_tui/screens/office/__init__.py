"""The office: certificates, fingerprints, the texts of its papers."""
