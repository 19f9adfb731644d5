"""The version of this library."""

__all__ = ["GENERATOR", "VERSION"]

VERSION = "0.1.0"
"""The version; ``pyproject.toml`` reads it from here."""

GENERATOR = f"aliyun_terms {VERSION}"
"""What renderings say they were made by."""
