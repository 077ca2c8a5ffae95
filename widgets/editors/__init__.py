"""What a field is typed into: one row per field, whatever its shape."""
