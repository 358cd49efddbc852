"""What goes to other offices and comes from them."""
