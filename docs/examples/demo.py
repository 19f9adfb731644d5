"""Walk 《API使用规范》 through the library: tree, emphasis, links, bilingual page."""

from pathlib import Path

import aliyun_terms

NAME = "api-usage-terms"
PAGE = Path("build") / f"{NAME}.html"


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


if __name__ == "__main__":
    main()
