"""References, defined terms and the graph of links."""
