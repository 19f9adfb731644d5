"""Every entry of the lexicon against its own example and counter-example."""

import tomllib
from pathlib import Path

import pytest
from aliyun_terms import extract_norms, parse, read_marker_lexicon
from aliyun_terms.errors import LexiconError
from aliyun_terms.norms.clauses import clauses_of
from aliyun_terms.norms.extracting import read_norms
from aliyun_terms.norms.lexicon import lexicon
from aliyun_terms.norms.segments import cut
from aliyun_terms.resources import resource_folder

FILE = resource_folder("grammar") / "norms.toml"
DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))


def entries(role):
    for entry in DATA[role]:
        yield pytest.param(entry, id=f"{role}:{entry['words'][0]}")


def readings():
    for role in ("modal", "predicate"):
        for entry in DATA[role]:
            for number, reading in enumerate(entry.get("reading", []), 1):
                yield pytest.param(reading, id=f"{role}:{entry['words'][0]}:{number}")


def read(sentence):
    """Read a sentence with its mark 〔…〕; give norms, rejected words, and where the mark is."""
    start, end = sentence.index("〔"), sentence.index("〕") - 1
    plain = sentence.replace("〔", "").replace("〕", "")
    prefix = "1.1. "
    reading = read_norms(parse(prefix + plain))
    return reading, (start + len(prefix), end + len(prefix))


def accepted(sentence):
    """Give what the marked words were read as: the markers that share a character with them."""
    reading, (start, end) = read(sentence)
    return [
        (norm, marker)
        for norm in reading.norms
        for marker in norm.markers
        if any(part.span.start < end and start < part.span.end for part in marker.parts)
    ]


@pytest.mark.parametrize("entry", [*entries("modal"), *entries("predicate")])
def test_the_example_of_a_marker_is_read_as_the_entry_says(entry):
    found = [norm.type.value for norm, _ in accepted(entry["example"])]
    assert entry["means"] in found, f"{entry['example']} was read as {found or 'nothing'}"


@pytest.mark.parametrize("reading", list(readings()))
def test_the_example_of_a_reading_is_read_so(reading):
    found = [norm.type.value for norm, _ in accepted(reading["example"])]
    assert reading["means"] in found, f"{reading['example']} was read as {found or 'nothing'}"


@pytest.mark.parametrize("entry", [*entries("modal"), *entries("predicate")])
def test_the_counter_example_of_a_marker_is_not_its_marker(entry):
    names = {word.replace("〔", "").replace("〕", "") for word in entry["words"]}
    found = [
        marker.entry
        for _, marker in accepted(entry["counter"])
        if marker.entry.replace("〔", "").replace("〕", "") in names
        and entry["means"] == marker.means.value
    ]
    assert found == [], f"{entry['counter']} was taken for {found}"


@pytest.mark.parametrize("entry", [*entries("excluded")])
def test_an_excluded_word_is_rejected_with_its_reason(entry):
    reading, (start, _) = read(entry["example"])
    reasons = {one.span.start: one.reason for found in reading.rejected.values() for one in found}
    assert entry["reason"] == reasons.get(start)


@pytest.mark.parametrize("entry", [*entries("excluded")])
def test_the_counter_example_of_an_excluded_word_is_a_marker(entry):
    assert accepted(entry["counter"]), f"{entry['counter']} holds no marker"


# ---- The other tables ------------------------------------------------------------------------


def roles(sentence):
    plain = sentence.replace("〔", "").replace("〕", "")
    (first,) = cut(plain)
    return clauses_of(lexicon()).roles(plain, first)


def test_words_of_assent():
    table = DATA["assent"]
    assert "您理解并同意" == read_wrapper(table["example"])
    assert read_wrapper(table["counter"]) is None


def read_wrapper(sentence):
    plain = sentence.replace("〔", "").replace("〕", "")
    wrappers = [norm.wrapper for norm in extract_norms(parse(f"1.1. {plain}"))]
    return wrappers[0].text if wrappers and wrappers[0] else None


def test_conditions():
    table = DATA["conditions"]
    assert roles(table["example"])[0].condition
    assert not any(limb.condition for limb in roles(table["counter"]))


@pytest.mark.parametrize(
    ("table", "trait"), [("exceptions", "exceptions"), ("override", "overrides")]
)
def test_exceptions_and_overrides(table, trait):
    def trait_of(sentence):
        plain = sentence.replace("〔", "").replace("〕", "")
        found = extract_norms(parse(f"1.1. 您应遵守本规范。\n\n1.2. {plain}\n"))
        return getattr(found[-1], trait)

    assert trait_of(DATA[table]["example"])
    assert not trait_of(DATA[table]["counter"])


def test_best_efforts():
    example, counter = (
        extract_norms(
            parse(f"1.1. {DATA['best_efforts'][key]}".replace("〔", "").replace("〕", ""))
        )
        for key in ("example", "counter")
    )
    assert "best_efforts" == example[0].force.value
    assert "best_efforts" != counter[0].force.value


def test_definition_headings():
    for key, expected in (("example", "definition"), ("counter", "statement")):
        heading = DATA["definitions"][key]
        document = parse(f"{heading}\n\n1.1. 服务周期：一个服务周期为一个自然月。\n")
        assert [expected] == [norm.type.value for norm in extract_norms(document)]


def test_no_group_of_words_is_there_for_nothing():
    text = FILE.read_text(encoding="utf-8")
    by_the_rules = {"adverb", "carried", "billing"}
    unused = [
        name for name in DATA["groups"] if f'"@{name}"' not in text and name not in by_the_rules
    ]
    assert unused == []


# ---- A lexicon someone changed -----------------------------------------------------------------


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_what_counts_can_be_changed(tmp_path):
    mine = read_marker_lexicon(
        changed(tmp_path, '"应当", "应该", "应"]', '"应当", "应该", "应", "宜"]')
    )
    document = parse("1.1. 您宜备份数据。\n")
    assert ["statement"] == [norm.type.value for norm in extract_norms(document)]
    assert ["obligation"] == [norm.type.value for norm in extract_norms(document, words=mine)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('means = "obligation"', 'means = "duty"', "duty"),
        ('words = ["应当"', 'word = ["应当"', "'word' is not known"),
        ("not_preceded_by = [", "not_preceeded_by = [", "not_preceeded_by"),
        ('"@ends", "@changes"', '"@end", "@changes"', "there is no group @end"),
        ("aliyun_terms/norms-lexicon/1", "2", "its first line should be"),
        ("[groups]", "[group]", "the table [groups] is missing"),
        ("widest_gap = 90", "widest_gap =", "not TOML"),
        ("保留…的权利", "保留……的权利", "has an empty part"),
    ],
)
def test_a_mistake_in_a_lexicon_is_named(tmp_path, old, new, words):
    path = changed(tmp_path, old, new)
    with pytest.raises(LexiconError, match=r"mine\.toml") as caught:
        read_marker_lexicon(path)
    assert words in str(caught.value)


def test_a_lexicon_that_is_not_there():
    with pytest.raises(LexiconError, match="cannot be read"):
        read_marker_lexicon("no-such-file.toml")
