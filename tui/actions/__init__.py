"""What the keys do with records, on whichever screen they are pressed."""
