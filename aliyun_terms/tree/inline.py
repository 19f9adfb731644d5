"""Inline nodes: what stands within a line."""

import attrs

from aliyun_terms.source import Span
from aliyun_terms.tree.targets import TargetKind, normalise_target, target_kind

__all__ = ["Image", "Inline", "Link", "Strong", "Text"]

_NOWHERE = Span(0, 0)


@attrs.frozen(slots=False)
class Text:
    """Characters that mean themselves.

    Attributes:
        value: the characters, without the backslashes they are printed with.
        span: where they are printed.
        escaped: whether each is printed behind a backslash.
    """

    value: str
    span: Span = attrs.field(default=_NOWHERE, eq=False)
    escaped: bool = attrs.field(default=False, eq=False)


@attrs.frozen(slots=False)
class Strong:
    """A stretch in bold.

    Attributes:
        content: what is bold.
        span: where it is printed, marks included.
        opening: the mark as printed; empty where it stands before the label.
        closing: the mark as printed; empty where the line ends without one.
    """

    content: tuple["Inline", ...]
    span: Span = attrs.field(default=_NOWHERE, eq=False)
    opening: str = attrs.field(default="**", eq=False)
    closing: str = attrs.field(default="**", eq=False)


@attrs.frozen(slots=False)
class Link:
    """A link, or a bare web address.

    Attributes:
        content: its text.
        target: its target as printed; links are compared by its normal form.
        span: where it is printed.
        bare: whether it is an address in the running text, without link markup.
    """

    content: tuple["Inline", ...]
    target: str = attrs.field(eq=normalise_target)
    span: Span = attrs.field(default=_NOWHERE, eq=False)
    bare: bool = attrs.field(default=False, eq=False)

    @property
    def kind(self) -> TargetKind:
        """What the target is: terms of a service, the own site, another site, a file."""
        return target_kind(self.target)


@attrs.frozen(slots=False)
class Image:
    """A picture, within a line or on a line of its own.

    Attributes:
        alternative: the text that stands for it.
        target: where it is, as printed.
        span: where it is printed.
        lead: blanks before it, where it has a line to itself.
        end: the line end behind it, where it has a line to itself.
    """

    alternative: str
    target: str
    span: Span = attrs.field(default=_NOWHERE, eq=False)
    lead: str = attrs.field(default="", eq=False)
    end: str = attrs.field(default="", eq=False)

    children: tuple[()] = attrs.field(default=(), init=False, eq=False, repr=False)

    @property
    def line_span(self) -> Span:
        """Where it is printed, as blocks tell it."""
        return self.span


Inline = Text | Strong | Link | Image
"""What a line is made of."""
