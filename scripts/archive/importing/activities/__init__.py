"""Activities: what a sentence or a row tells of, of what kind, when, where and with whom."""
