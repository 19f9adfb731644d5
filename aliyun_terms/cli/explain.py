"""``aliyun-terms explain``: say why a clause was read as it was."""

import json
from pathlib import Path

import click

from aliyun_terms.cli.inputs import read_input, write_output

__all__ = ["command"]


@click.command("explain", epilog="Example: aliyun-terms explain api-usage-terms 2.5.1")
@click.argument("file")
@click.argument("label")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Lines to read, or JSON (schema: explain).",
)  # fmt: skip
@click.option(
    "--lexicon", "words", type=click.Path(path_type=Path),
    help="Read by another lexicon: a changed copy of grammar/norms.toml.",
)  # fmt: skip
def command(*, file: str, label: str, form: str, words: Path | None) -> None:
    """Say which words in the clause LABEL of FILE were taken for markers, which not, and why.

    LABEL is a number as printed (2.5.1), one behind part of a heading (专用/3.1), or an id.
    """
    from aliyun_terms.norms.explaining import explain_norms
    from aliyun_terms.norms.lexicon import read_marker_lexicon
    from aliyun_terms.norms.reporting import describe_explanation, explanation_to_dict
    from aliyun_terms.reading import parse

    used = None if words is None else read_marker_lexicon(words)
    found = explain_norms(parse(read_input(file)), label, words=used)
    if form == "json":
        units = [explanation_to_dict(one) for one in found]
        data = {"format": "aliyun_terms/explain/1", "units": units}
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
    else:
        write_output("\n\n".join(map(describe_explanation, found)), None)
