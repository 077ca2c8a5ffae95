"""A table out of a file that nobody here made, as titles and rows of text."""
