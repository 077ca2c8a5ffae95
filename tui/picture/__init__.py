"""What the dashboard shows, as data and pieces of text: it knows no Textual, so it can be drawn before there is any."""
