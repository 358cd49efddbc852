"""Is the store what was written? Each part of the proof has a file. docs/format/store-1.md."""
