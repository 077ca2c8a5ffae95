"""What is known of one person or of all: prep sheet, classes, engagement, responsibilities."""
