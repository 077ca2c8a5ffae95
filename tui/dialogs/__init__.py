"""Small questions on the lowest lines of the screen."""
