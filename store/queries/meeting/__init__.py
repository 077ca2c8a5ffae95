"""What the form of a meeting and its minutes need to know."""
