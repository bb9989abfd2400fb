"""Names of bodies, people and places in running text, and whose record they mean."""
