"""What clauses are about: topics, told by phrases that are data."""
