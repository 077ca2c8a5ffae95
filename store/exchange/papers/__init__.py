"""A briefing, minutes or a chart in the formats that people read."""
