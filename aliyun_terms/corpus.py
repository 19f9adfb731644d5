"""The corpus: real documents that come with the library, with provenance and translations."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from aliyun_terms.errors import ResourceMissingError
from aliyun_terms.reading import load
from aliyun_terms.resources import resource_folder
from aliyun_terms.tree.document import Document

__all__ = ["Work", "corpus_works", "find_work", "load_corpus", "work_to_dict"]


@attrs.frozen
class Work:
    """A document of the corpus.

    Attributes:
        name: what to call it: ``api-usage-terms``.
        title: its title as printed.
        title_en: its title in English.
        publisher: who publishes it.
        language: the language of the text, a BCP 47 tag.
        path: the file of the text.
        sha256: the hash of that file.
        repository: where it was published.
        source_path: the path of the file there.
        commit: the revision there.
        date: the date of that revision.
        licence: under which licence it was published.
        copyright: the notice that goes with the licence.
        translations: languages and the files of their catalogues.
    """

    name: str
    title: str
    title_en: str
    publisher: str
    language: str
    path: Path
    sha256: str
    repository: str
    source_path: str
    commit: str
    date: date
    licence: str
    copyright: str
    translations: tuple[tuple[str, Path], ...]

    @property
    def source_url(self) -> str:
        """The page of this revision of the text."""
        return f"https://github.com/{self.repository}/blob/{self.commit}/{self.source_path}"


@cache
def corpus_works() -> tuple[Work, ...]:
    """List the documents of the corpus.

    Example:
        >>> [work.title for work in corpus_works()]
        ['API使用规范']
    """
    folder = resource_folder("corpus")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return tuple(
        Work(
            name=entry["name"],
            title=entry["title"],
            title_en=entry["title_en"],
            publisher=entry["publisher"],
            language=entry["language"],
            path=folder / entry["file"],
            sha256=entry["sha256"],
            repository=entry["repository"],
            source_path=entry["path"],
            commit=entry["commit"],
            date=date.fromisoformat(entry["date"]),
            licence=entry["licence"],
            copyright=entry["copyright"],
            translations=tuple(
                (language, folder / file) for language, file in entry["translations"].items()
            ),
        )
        for entry in manifest["works"]
    )


def find_work(name: str) -> Work:
    """Find a document of the corpus by name or title.

    Raises:
        ResourceMissingError: the corpus has none of that name; the message lists those it has.
    """
    for work in corpus_works():
        if name in (work.name, work.title):
            return work
    known = ", ".join(work.name for work in corpus_works())
    raise ResourceMissingError(f"the corpus has no document {name!r}; it has: {known}")


def load_corpus(name: str) -> Document:
    """Parse a document of the corpus.

    Raises:
        ResourceMissingError: there is none of that name.

    Example:
        >>> load_corpus("api-usage-terms").title
        'API使用规范'
    """
    return load(find_work(name).path)


def work_to_dict(work: Work) -> dict[str, Any]:
    """Turn a document of the corpus into plain data: where it is from, what there is of it."""
    return {
        "name": work.name,
        "title": work.title,
        "title_en": work.title_en,
        "publisher": work.publisher,
        "language": work.language,
        "sha256": work.sha256,
        "repository": work.repository,
        "path": work.source_path,
        "commit": work.commit,
        "date": work.date.isoformat(),
        "licence": work.licence,
        "copyright": work.copyright,
        "url": work.source_url,
        "translations": [language for language, _ in work.translations],
    }
