"""What all screens are made of: title rule, body, the keys that work."""
