"""Files from elsewhere: spreadsheets of other systems."""
