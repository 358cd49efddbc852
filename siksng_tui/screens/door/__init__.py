"""The way in and the menu: unlocking, a forgotten passphrase, home."""
