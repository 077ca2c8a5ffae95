"""Notes as they were scribbled, read line by line; quick entry."""
