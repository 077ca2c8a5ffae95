"""What the morning review shows, and where it was left."""
