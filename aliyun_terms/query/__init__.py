"""The selector language: asking for nodes in the manner of CSS."""
