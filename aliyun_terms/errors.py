"""The errors of this library, all under one base class.

::

    TermsError
    ├── TermsSyntaxError (ValueError)     text that strict parsing refuses
    ├── SourceError (OSError)             a file that cannot be read as text
    ├── LabelError (LookupError)
    │   ├── UnknownLabelError             no unit has this label or id
    │   └── AmbiguousLabelError           several units have it
    ├── NumeralError (ValueError)         not a numeral
    ├── SchemaError (ValueError)          data that is not a serialised document
    ├── CatalogError (ValueError)         a translation catalogue that cannot be used
    ├── DiffError (ValueError)            an edit script that does not fit a document
    ├── SelectorError (ValueError)        a selector that cannot be read
    ├── TemplateError (ValueError)        a template that cannot be rendered
    ├── LexiconError (ValueError)         a table of phrases or a legal profile that cannot be read
    └── ResourceMissingError (LookupError)  a grammar or corpus file that is not installed

Every message says what is wrong, where, and what to do about it.
"""

__all__ = [
    "AmbiguousLabelError",
    "CatalogError",
    "DiffError",
    "LabelError",
    "LexiconError",
    "NumeralError",
    "ResourceMissingError",
    "SchemaError",
    "SelectorError",
    "SourceError",
    "TemplateError",
    "TermsError",
    "TermsSyntaxError",
    "UnknownLabelError",
]


class TermsError(Exception):
    """Base class of every error this library raises on purpose."""


class TermsSyntaxError(TermsError, ValueError):
    """Strict parsing found something that the text should not contain."""


class SourceError(TermsError, OSError):
    """A file cannot be read as a terms document."""


class LabelError(TermsError, LookupError):
    """A label or id does not lead to exactly one unit."""


class UnknownLabelError(LabelError):
    """No unit of the document has this label or id."""


class AmbiguousLabelError(LabelError):
    """Several units of the document have this label.

    Attributes:
        candidates: the eids of all of them, in document order.
    """

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        """Keep the *candidates* beside the *message*."""
        super().__init__(message, candidates)
        self.candidates = candidates

    def __str__(self) -> str:
        """Give the message alone."""
        return str(self.args[0])


class NumeralError(TermsError, ValueError):
    """A string is not a numeral, or a number cannot be written as one."""


class SchemaError(TermsError, ValueError):
    """Data does not have the shape of a serialised result."""


class CatalogError(TermsError, ValueError):
    """A translation catalogue cannot be read or does not fit."""


class DiffError(TermsError, ValueError):
    """An edit script does not fit the document it is applied to."""


class SelectorError(TermsError, ValueError):
    """A selector cannot be read, or asks for what there is not.

    Attributes:
        line: the line of the selector, from 1.
        column: the code point in that line, from 1.
    """

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        """Keep the place beside the *message*."""
        super().__init__(message, line, column)
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """Give the message alone."""
        return str(self.args[0])


class TemplateError(TermsError, ValueError):
    """A template cannot be found or rendered."""


class LexiconError(TermsError, ValueError):
    """A table of phrases, a lexicon of markers, or a legal profile, cannot be read or used."""


class ResourceMissingError(TermsError, LookupError):
    """A grammar or corpus file that belongs to the library is not there."""
