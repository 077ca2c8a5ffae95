"""What several commands share: how something is asked, named, shown."""
