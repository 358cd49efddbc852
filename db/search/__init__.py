"""Finding persons by what somebody remembers of them."""
