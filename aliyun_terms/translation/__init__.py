"""Translations: gettext catalogues held against the clauses they belong to."""
