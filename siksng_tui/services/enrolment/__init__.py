"""How offices come to trust each other: certificates asked for and given, cards met."""
