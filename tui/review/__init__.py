"""The morning review, one record at a time."""
