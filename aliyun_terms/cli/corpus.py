"""``aliyun-terms corpus``: the documents that come with the library."""

import json

import click

from aliyun_terms.cli.inputs import write_output

__all__ = ["command"]


@click.command("corpus", epilog="Example: aliyun-terms corpus api-usage-terms > terms.md")
@click.argument("name", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Lines to read, or JSON (schema: corpus).",
)  # fmt: skip
def command(name: str | None, form: str) -> None:
    """List the documents of the corpus, or print the text of NAME as published."""
    from aliyun_terms.corpus import corpus_works, find_work, work_to_dict
    from aliyun_terms.source import read_source

    if name is not None and form == "text":
        write_output(read_source(find_work(name).path).text, None)
        return
    works = corpus_works() if name is None else (find_work(name),)
    if form == "json":
        data = {"format": "aliyun_terms/corpus/1", "works": [work_to_dict(work) for work in works]}
        write_output(json.dumps(data, ensure_ascii=False, indent=2), None)
        return
    for work in works:
        languages = ", ".join(language for language, _ in work.translations)
        click.echo(f"{work.name}  《{work.title}》 {work.title_en}")
        click.echo(
            f"  {work.repository} {work.commit}, {work.date}, {work.licence}; "
            f"translated: {languages}"
        )
