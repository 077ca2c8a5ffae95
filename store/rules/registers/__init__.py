"""What follows from risks, milestones, promises and changes: letters, news, surprises, trends."""
