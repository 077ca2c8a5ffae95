"""What a briefing is made from, whom it may be for, what it is looked through for."""
