"""What to say: a template, the map and its evaluation become a `Document`."""
