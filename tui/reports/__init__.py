"""Letters, charts, surprises, the week, the owners' list: what stands how."""
