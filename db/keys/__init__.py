"""Who can open the store: passphrases, the recovery code, the keyring. docs/format/keyring-1.md."""
