"""What a pane or a screen of the registers shows, as plain data."""
