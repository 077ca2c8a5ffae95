"""Rows of somebody's register into records: planned, shown, then saved as one act."""
