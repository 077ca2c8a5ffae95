"""What wants me this morning, and what a verdict on it saves."""
