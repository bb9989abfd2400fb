"""Gifts: who gave what to whom, in sentences, under headings and in tables."""
