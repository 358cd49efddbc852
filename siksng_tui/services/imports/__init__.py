"""Files from elsewhere as requests: looked at first, then entered as one act."""
