"""What follows from the registers: letters, news, surprises, promises."""
