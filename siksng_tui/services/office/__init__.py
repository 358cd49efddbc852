"""The office itself: its folder, its people, the time between unlock and lock, and what is kept."""
