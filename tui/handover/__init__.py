"""Somebody leaves: what they own, and who has it then."""
