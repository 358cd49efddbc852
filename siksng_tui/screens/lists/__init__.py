"""Lists beside the register: recipients, PPKS and PSKS, the civil registry's answers."""
