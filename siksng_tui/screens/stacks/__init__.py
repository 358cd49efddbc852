"""Half-done records and stacks of paper, as worklists."""
