"""Office files to draft reports: read into a neutral document, then into facts, then written."""
