"""Interface words in the languages of the reader: gettext catalogues and locale formats."""
