"""The words for what the records hold: states, days, codes, certificates, papers."""
