"""Lists beside the register: who receives what, PPKS and PSKS, the civil registry's answers."""
