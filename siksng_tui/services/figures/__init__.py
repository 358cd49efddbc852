"""What the office can count and tell of its work: the ledger, recapitulations, the audit."""
