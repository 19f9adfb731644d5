"""How Sphinx builds the site: ``make docs``. The pages are plain Markdown and read well as such."""

import re
from typing import TYPE_CHECKING

from pygments.lexers.special import TextLexer
from sphinx.addnodes import pending_xref
from sphinx.highlighting import lexers

import aliyun_terms

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "aliyun_terms"
author = "The aliyun_terms contributors"
release = aliyun_terms.VERSION
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build", "examples"]

# Headings get the anchors that GitHub gives them, so that one link leads there in both.
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_class_signature = "separated"
python_use_unqualified_type_names = True
napoleon_numpy_docstring = False
# What is not ours is documented elsewhere, and the build asks no network where. Of ours, the API
# page has the public names; other names stand in signatures for readers who look at the code.
nitpick_ignore_regex = [("py:.*", ".*")]

# A command is copied without its prompt, and without what it prints.
copybutton_prompt_text = "$ "

# Pygments does not know Lark's language.
lexers["lark"] = TextLexer()

html_theme = "furo"
html_title = "aliyun_terms"
html_show_sourcelink = False
html_copy_source = False


def find_public_name(
    app: "Sphinx", env: "BuildEnvironment", node: pending_xref, content: "Element"
) -> "Element | None":
    """Link a name to the API page wherever its module is: there it is ``aliyun_terms.NAME``."""
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in aliyun_terms.__all__:
        return None
    public = f"{project}.{name}"
    domain = env.get_domain("py")
    page = node.get("refdoc", "")
    return domain.resolve_xref(env, page, app.builder, "obj", public, node, content)


def add_navigation(app: "Sphinx", name: str, source: list[str]) -> None:  # noqa: ARG001
    """Make the navigation of what index.md lists, so that no page needs a word of Sphinx.

    A heading of index.md is a caption, and the pages in the table below it are its entries.
    """
    if name != "index":
        return
    for section in source[0].split("\n## ")[1:]:
        caption = section.partition("\n")[0]
        pages = "\n".join(re.findall(r"^\| \[[^]]+\]\(([^)#]+)\.md\)", section, re.MULTILINE))
        source[0] += f"\n\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{pages}\n```\n"


def setup(app: "Sphinx") -> None:
    """Tell Sphinx of the functions above."""
    app.connect("missing-reference", find_public_name)
    app.connect("source-read", add_navigation)
