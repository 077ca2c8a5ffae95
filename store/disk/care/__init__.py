"""Backups, their restoring and thinning, and whether everything is as it should be."""
