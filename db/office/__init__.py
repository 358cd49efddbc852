"""The office: its people, the offices and regions it knows, what it signed and printed."""
