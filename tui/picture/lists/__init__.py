"""The lists of the dashboard: what each asks, its columns, and how a line of its board becomes a row."""
