"""Change requests from the first key to the decision, and what they would make of the register."""
