"""The frame of a paper: its blocks, head, headings, sentences, citations, signature."""
