"""The screens of people: prep sheet, contact log, classes, engagement, two entries of one person."""
