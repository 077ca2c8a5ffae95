"""The screen: the dashboard and everything that opens on it, by keys."""
