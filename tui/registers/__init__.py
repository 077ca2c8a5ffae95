"""The registers as lists, one record in full, its history, and finding."""
