"""Walk 《API使用规范》 through the library: tree, emphasis, links, bilingual page, redline."""

from pathlib import Path

import aliyun_terms

NAME = "api-usage-terms"
EXAMPLES = Path(__file__).parent
PAGE = Path("build") / f"{NAME}.html"
REDLINE = Path("build") / f"{NAME}-redline.html"


def main() -> None:
    """Print what the library sees in the document, and write its bilingual page."""
    document = aliyun_terms.load_corpus(NAME)
    translation = aliyun_terms.translate(document, aliyun_terms.load_catalog(NAME, "en"))

    print(f"《{document.title}》: the clause tree (* all in bold)\n")
    print(aliyun_terms.render_outline(document))

    print("\nClauses printed in bold\n")
    for unit in aliyun_terms.emphasised(document):
        print(f"  {unit.label:<6} {unit.text[:36]}…")

    print("\nService links\n")
    for use in aliyun_terms.links(document, kind=aliyun_terms.TargetKind.SERVICE_TERMS):
        print(f"  {use.label:<6} {use.text}  {use.target}")

    work = aliyun_terms.find_work(NAME)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(aliyun_terms.render_html(document, [translation], work=work), encoding="utf-8")
    print(f"\nThe bilingual page; open it in a browser:\n{PAGE.resolve()}")

    compare(document)


def compare(old: aliyun_terms.Document) -> None:
    """Print what changed in a second revision, which is made up, and write its redline."""
    new = aliyun_terms.load(EXAMPLES / f"{NAME}-made-up.md")
    script = aliyun_terms.diff(old, new)
    print("\nWhat changed in a second revision (made up for this example; never published)\n")
    print(aliyun_terms.describe_script(script))

    catalogs = [
        aliyun_terms.load_catalog(NAME, "en"),
        aliyun_terms.read_catalog(EXAMPLES / f"{NAME}-made-up.en.po"),
    ]
    page = aliyun_terms.render_redline(
        old,
        new,
        [aliyun_terms.translate(new, catalog) for catalog in catalogs],
        old_translations=[aliyun_terms.translate(old, catalogs[0])],
        script=script,
    )
    REDLINE.write_text(page, encoding="utf-8")
    print(f"\nThe redline; open it in a browser:\n{REDLINE.resolve()}")


if __name__ == "__main__":
    main()
