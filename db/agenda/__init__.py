"""The ledger of an office: every request and parcel in exactly one of its sections."""
