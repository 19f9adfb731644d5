"""Renderings: views of a document, and the templates that show them."""
