"""A register that somebody has is brought in: the file, its columns, what it asks, its rows."""
