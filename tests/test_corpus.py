"""The corpus: the files are those of the manifest, and the English keeps its register."""

import hashlib
import json
import re
from datetime import UTC, date, datetime

import pytest
from aliyun_terms import State, corpus_works, find_work, load_catalog, load_corpus, translate
from aliyun_terms.corpus import work_to_dict
from aliyun_terms.errors import ResourceMissingError
from aliyun_terms.resources import resource_folder

# What obliges: 应 and 不得. 应用程序, 相应 and 响应 hold the character by chance.
OBLIGATION = re.compile(r"(?<![相供响适])应(?!用)|不得")


@pytest.fixture(params=corpus_works(), ids=lambda work: work.name)
def work(request):
    return request.param


def manifest():
    return json.loads((resource_folder("corpus") / "manifest.json").read_text(encoding="utf-8"))


def messages(work, language):
    return [message for message in load_catalog(work.name, language) if message.id]


def test_the_text_is_the_one_whose_hash_the_manifest_has(work):
    assert work.sha256 == hashlib.sha256(work.path.read_bytes()).hexdigest()


def test_the_seed_is_the_revision_it_is_said_to_be():
    work = find_work("api-usage-terms")
    assert "d8983434bf360dd1810a61beee8da58a38749e79c47b6217d364380c219056c8" == work.sha256
    data = work.path.read_bytes()
    assert 5608 == len(data)
    # The name git gave the file where it was published.
    blob = hashlib.sha1(b"blob 5608\0" + data, usedforsecurity=False).hexdigest()
    assert "2ff8160a30dbf559ac9c800ff63d21df7397835b" == blob


def test_the_provenance_is_complete(work):
    for entry in manifest()["works"]:
        assert all(entry.values()), f"{entry['name']} says nothing of something"
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", work.repository)
    assert re.fullmatch(r"[0-9a-f]{8,40}", work.commit)
    assert date(2009, 9, 10) <= work.date <= datetime.now(UTC).date()
    assert "zh-Hans" == work.language
    assert "Copyright" in work.copyright
    assert work.source_url == (
        f"https://github.com/{work.repository}/blob/{work.commit}/{work.source_path}"
    )


def test_every_file_of_the_corpus_is_in_the_manifest():
    folder = resource_folder("corpus")
    listed = {folder / "README.md", folder / "manifest.json", folder / "glossary.csv"}
    for work in corpus_works():
        listed |= {work.path, *(path for _, path in work.translations)}
    assert listed == {path for path in folder.rglob("*") if path.is_file()}


def test_the_readme_of_the_corpus_lists_every_work(work):
    readme = (resource_folder("corpus") / "README.md").read_text(encoding="utf-8")
    (row,) = (line for line in readme.splitlines() if f"`{work.name}`" in line and "|" in line)
    for words in (work.title, work.title_en, str(work.date), work.commit, work.repository):
        assert words in row


def test_a_work_is_found_by_name_and_by_title():
    assert find_work("api-usage-terms") is find_work("API使用规范")


def test_an_unknown_work_is_refused_with_those_there_are():
    with pytest.raises(ResourceMissingError, match=r"'none'.*api-usage-terms"):
        find_work("none")
    with pytest.raises(LookupError):
        load_corpus("none")


def test_a_work_as_plain_data_says_what_the_manifest_says(work):
    (entry,) = (entry for entry in manifest()["works"] if entry["name"] == work.name)
    data = work_to_dict(work)
    for name in ("title", "title_en", "sha256", "repository", "path", "commit", "licence", "date"):
        assert entry[name] == data[name]
    assert [*entry["translations"]] == data["translations"]


def test_every_translation_is_complete(work):
    document = load_corpus(work.name)
    for language, _ in work.translations:
        translation = translate(document, load_catalog(work.name, language))
        assert len(translation.units) == translation.count(State.TRANSLATED)
        assert () == translation.obsolete
        assert language == translation.language


def test_the_title_of_the_manifest_is_that_of_text_and_translation(work):
    document = load_corpus(work.name)
    assert work.title == document.title
    translation = translate(document, load_catalog(work.name, "en"))
    assert work.title_en == translation.units["title"].text


def test_shall_stands_only_where_the_chinese_obliges(work):
    for message in messages(work, "en"):
        if re.search(r"\bshall\b", message.string):
            assert OBLIGATION.search(message.id), message.context


def test_where_the_chinese_obliges_the_english_says_shall(work):
    for message in messages(work, "en"):
        if OBLIGATION.search(message.id):
            assert re.search(r"\bshall\b", message.string), message.context


def test_what_will_be_is_not_what_shall_be(work):
    """将 is *will*: a sentence with 将 and without an obligation has no *shall*."""
    found = 0
    for message in messages(work, "en"):
        if re.search(r"将(?!来)", message.id):
            assert re.search(r"\bwill\b", message.string), message.context
            found += 1
    assert found


def test_may_not_is_not_said_where_shall_not_is_meant(work):
    for message in messages(work, "en"):
        assert not re.search(
            r"\b(may|must|can) not\b|\bcannot\b.*\bshall\b|\bmust\b", message.string
        ) or ("不能" in message.id), message.context


def test_a_prohibition_is_shall_not(work):
    for message in messages(work, "en"):
        if "不得" in message.id or "不应" in message.id:
            assert re.search(r"\bshall not\b", message.string), message.context


def test_an_entitlement_is_no_duty(work):
    for message in messages(work, "en"):
        if "有权" in message.id and "有权机关" not in message.id:
            assert re.search(r"\b(is|are) entitled to\b|\bright to\b", message.string), (
                message.context
            )


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("本规范", r"these Rules"),
        ("本使用规范", r"these Usage Rules"),
        ("本使用条款", r"These Terms of Use"),
        ("本服务条款", r"these\s+Service Terms"),
    ],
)
def test_the_names_the_document_has_for_itself_are_kept_apart(chinese, english):
    found = [one for one in messages(find_work("api-usage-terms"), "en") if chinese in one.id]
    assert found
    for message in found:
        assert re.search(english, message.string, re.IGNORECASE), message.context


def test_the_english_keeps_links_and_figures_of_the_chinese(work):
    for message in messages(work, "en"):
        for address in re.findall(r"www\.[a-z.]+", message.id):
            assert address in message.string


def test_the_english_has_no_chinese_characters(work):
    for message in messages(work, "en"):
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", message.string), message.context


def test_a_final_mark_of_the_chinese_is_kept(work):
    marks = {"。": ".", "；": ";", "：": ":"}
    for message in messages(work, "en"):
        mark = marks.get(message.id[-1])
        if mark is not None:
            assert mark == message.string[-1], message.context
