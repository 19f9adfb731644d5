"""The template environment: the library's templates, and the user's before them."""

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    select_autoescape,
)
from jinja2 import (
    TemplateError as TemplateFailure,
)
from markupsafe import Markup

from aliyun_terms.errors import TemplateError
from aliyun_terms.locale.words import interface_words
from aliyun_terms.rendering.inline import escaped
from aliyun_terms.rendering.redline_views import RedlineView
from aliyun_terms.rendering.views import PageView

__all__ = ["fill_template"]


def fill_template(
    name: str,
    page: PageView,
    *,
    template_dir: Path | None = None,
    redline: RedlineView | None = None,
) -> str:
    """Fill a template with a page.

    Args:
        name: the file name of the template, such as ``page.html.j2``.
        page: what it shows.
        template_dir: a folder whose templates go before the library's of the same name.
        redline: what a redline shows beside its rows.

    Raises:
        TemplateError: a template is missing or wrong; the message names file and line.
    """
    environment = _environment(None if template_dir is None else str(template_dir))
    words = interface_words(page.lang)
    try:
        css = Markup(environment.get_template("page.css").render())  # noqa: S704 - a template
        template = environment.get_template(name)
        views: dict[str, object] = {"page": page, "css": css, "_": words.gettext}
        if page.layers is not None:
            views |= _layers(environment)
        if redline is not None:
            views |= {"redline": redline, **_script(environment)}
        return template.render(views)
    except TemplateNotFound as error:
        raise TemplateError(f"there is no template {error.name!r}; check its name") from None
    except (TemplateFailure, *_FAILURES) as error:
        place = f"{getattr(error, 'filename', None) or getattr(error, 'name', None) or name}"
        line = getattr(error, "lineno", None)
        raise TemplateError(f"{place}{f':{line}' if line else ''}: {error}") from None


def _script(environment: Environment) -> dict[str, Markup]:
    """Give the script of a redline, and the sum by which its page allows it and no other."""
    script = environment.get_template("redline.js").render()
    return {"script": Markup(script), "script_sum": _sum(script)}  # noqa: S704 - a template


def _layers(environment: Environment) -> dict[str, Markup]:
    """Give the style sheet and the script of layers, and the sum of the script."""
    css = environment.get_template("layers.css").render()
    script = environment.get_template("layers.js").render()
    return {
        "layers_css": Markup(css),  # noqa: S704 - a template
        "layers_js": Markup(script),  # noqa: S704 - a template
        "layers_sum": _sum(script),
    }


def _sum(script: str) -> Markup:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return Markup(f"sha256-{digest}")  # noqa: S704 - letters and figures


# What the code of a template may raise: it is somebody's program.
_FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@lru_cache(maxsize=8)
def _environment(template_dir: str | None) -> Environment:
    own = PackageLoader("aliyun_terms.rendering", "templates")
    # A template of the same name can build on the one it goes before.
    named = PrefixLoader({"library": own})
    loaders = [own, named] if template_dir is None else [FileSystemLoader(template_dir), own, named]
    environment = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=select_autoescape(("html.j2",), default_for_string=True),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        auto_reload=template_dir is not None,
    )
    environment.filters |= {"escaped": escaped, "fields": _fields, "every": _every}
    return environment


def _fields(view: object, *names: str) -> Any:
    """Give several attributes of a view at once, which costs a template as much as one."""
    return _getter(names)(view)


def _every(views: Iterable[object], *names: str) -> Any:
    """Give the same attributes of each of several views."""
    return map(_getter(names), views)


_getter = lru_cache(lambda names: attrgetter(*names))
