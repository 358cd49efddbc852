"""Copies of the file: of one moment, proven, packed as a backup. docs/format/backup-1.md."""
