"""What every paper is made of: faces, blocks, tables, heads, marks, signatures, and its words."""
