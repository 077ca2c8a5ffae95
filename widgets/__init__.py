"""One thing drawn: rows, a grid, a line of keys, the editor of a field. Knows values and records, and no file."""
