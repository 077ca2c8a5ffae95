"""Contact, classes, engagement, and what becomes of a person's work when they leave."""
