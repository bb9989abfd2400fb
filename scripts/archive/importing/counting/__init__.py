"""Counted things, money and people in running text: how many of what, by which unit."""
