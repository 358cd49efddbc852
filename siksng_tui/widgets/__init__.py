"""What screens are made of; widgets know no rule."""
