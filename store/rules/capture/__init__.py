"""One typed line, one record: the grammar, and what the lines of a meeting leave behind."""
