"""The preview of a briefing, and how it is handed over."""
