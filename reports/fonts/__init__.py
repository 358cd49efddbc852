"""The typefaces that every paper embeds, and their licences; README.md says where they are from."""
