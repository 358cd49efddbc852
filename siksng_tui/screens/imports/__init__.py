"""Files from elsewhere: chosen, looked at, mapped, taken in, taken back."""
