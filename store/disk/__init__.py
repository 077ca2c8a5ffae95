"""The store and the private file: saved in acts, journalled, undone. The only place that writes SQL for it."""
