"""The option ``--with``: the layers of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from aliyun_terms.rendering.layer_making import LayerName

__all__ = ["LAYERS", "layer_names"]

LAYERS = "layers: references, terms, norms, audit, find, or all; several with commas. [none]"
"""What the option takes, for its help."""


def layer_names(layers: str | None, *, is_page: bool) -> tuple[LayerName, ...]:
    """Read the names of layers; all of them for ``all``.

    Args:
        layers: what the option was given; None for nothing.
        is_page: whether a page is written, which alone has layers.

    Raises:
        UsageError: there is no such layer, or no page to have it.
    """
    from aliyun_terms.rendering.layer_making import ALL_LAYERS

    if layers is None:
        return ()
    if not is_page:
        raise click.UsageError("--with is for pages: leave it out, or ask for html")
    names = {one.strip() for one in layers.split(",")}
    unknown = names - {*ALL_LAYERS, "all"}
    if unknown:
        raise click.BadParameter(
            f"there is no layer {min(unknown)!r}; there are: {', '.join(ALL_LAYERS)}, and all",
            param_hint="--with",
        )
    return ALL_LAYERS if "all" in names else tuple(one for one in ALL_LAYERS if one in names)
