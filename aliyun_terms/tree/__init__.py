"""The clause tree: node classes, labels, ids, walking, and the index."""
