"""Paper: one document a file, records in, PDF bytes out."""
