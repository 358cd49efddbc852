"""What the office keeps for itself: ledgers, charts, key card, fingerprint and recovery sheets."""
