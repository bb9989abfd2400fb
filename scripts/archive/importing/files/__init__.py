"""Files of every kind into the neutral document: read in a process of their own, within limits."""
