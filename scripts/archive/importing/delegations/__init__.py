"""Delegations: the official tables, and sentences that say there were none."""
