"""What every file from elsewhere needs: limits, layouts, counts, notes, and its keeping."""
