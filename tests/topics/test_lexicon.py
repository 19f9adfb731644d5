"""The lexicons: every entry has an example that it meets, and where needed one that it must not."""

import attrs
import pytest
from aliyun_terms import read_lexicon, read_profile
from aliyun_terms.auditing.profiles import PROFILES
from aliyun_terms.auditing.promises import promise_table
from aliyun_terms.errors import LexiconError, SourceError
from aliyun_terms.factsheet.phrases import fact_phrases, fact_words
from aliyun_terms.topics.lexicon import default_lexicon
from aliyun_terms.topics.phrases import Phrase, PhraseFinder

LEXICON = default_lexicon()
ENTRIES = [
    *((LEXICON.words, f"topic {topic.name}", phrase) for topic, phrase in LEXICON.phrases),
    *((fact_words(), f"fact {phrase.kind.value}", phrase) for phrase in fact_phrases()),
    *(
        (profile.words, f"{name} {matter.name}", phrase)
        for name in PROFILES
        for profile in [read_profile(name)]
        for matter, phrase in profile.phrases
    ),
]
IDS = [f"{where}: {phrase.say}" for _, where, phrase in ENTRIES]


@pytest.mark.parametrize(("words", "where", "phrase"), ENTRIES, ids=IDS)
def test_an_entry_counts_in_its_example(words, where, phrase):
    assert PhraseFinder([phrase], words).find(phrase.example)


@pytest.mark.parametrize(("words", "where", "phrase"), ENTRIES, ids=IDS)
def test_an_entry_with_exceptions_has_an_example_that_they_stop(words, where, phrase):
    if not phrase.unless:
        assert "" == phrase.counter
        return
    assert () == PhraseFinder([phrase], words).find(phrase.counter)
    bare = attrs.evolve(phrase, unless=())
    assert PhraseFinder([bare], words).find(phrase.counter), "the exceptions stop nothing here"


@pytest.mark.parametrize("one", [one for table in promise_table() for one in table])
def test_an_entry_of_the_promises_counts_in_its_example(one):
    for say, example in one.phrases:
        assert PhraseFinder([Phrase(say)], {}).find(example), say


def test_names_and_weights_make_sense():
    names = [topic.name for topic in LEXICON.topics]
    assert len(names) == len(set(names)) >= 40
    assert all(1 <= phrase.weight <= 5 for _, phrase in LEXICON.phrases)
    assert all(topic.zh and topic.en and topic.about for topic in LEXICON.topics)


def test_the_profiles_name_topics_that_there_are():
    names = {topic.name for topic in LEXICON.topics}
    for profile in map(read_profile, PROFILES):
        assert {topic for matter in profile.matters for topic in matter.topics} <= names
    _, kinds = promise_table()
    assert {topic for kind in kinds for topic in kind.topics} <= names


BROKEN = [
    ("[[topic]]\nname = 'x'\n", "'zh'"),
    ("[[topic]]\nname = 'x'\nzh = '甲'\nen = 'X'\nphrases = [{ say = '甲' }]\n", "'weight'"),
    (
        "[[topic]]\nname='x'\nzh='甲'\nen='X'\nphrases=[{say='(甲',weight=1,example='甲'}]\n",
        "without its partner",
    ),
    ("topic = 3\n", "x.toml"),
    ("[[topic\n", "not TOML"),
    ("[[topic]]\nname='x'\nzh='甲'\nen='X'\n" * 2, "two topics"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_lexicon_that_cannot_be_read_says_why(tmp_path, text, words):
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=words):
        read_lexicon(path)


def test_a_lexicon_that_is_not_there_says_so(tmp_path):
    with pytest.raises(SourceError, match="No such file"):
        read_lexicon(tmp_path / "none.toml")


def test_an_unknown_topic_is_named_with_those_there_are():
    with pytest.raises(LexiconError, match="there is: definitions"):
        LEXICON.topic("weather")
