"""The form of a request under the keyboard."""
