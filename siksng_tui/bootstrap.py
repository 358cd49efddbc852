"""Console script."""


def main() -> None:
    """Start the program."""
