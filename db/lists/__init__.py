"""What files from elsewhere said: imports, lists of people, and the civil registry's answers."""
