"""One SQLite file: which module, which schema, who may open it, what is found in it."""
