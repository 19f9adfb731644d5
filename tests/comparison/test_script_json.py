"""Edit scripts as JSON: the same thing comes back, and what is no script is refused."""

import json

import jsonschema
import pytest
from aliyun_terms import (
    apply,
    apply_patch,
    diff,
    invert,
    parse,
    schema,
    script_from_dict,
    script_from_json,
    script_to_dict,
    script_to_json,
    unparse,
)
from aliyun_terms.errors import SchemaError
from hypothesis import given, settings
from tests.dialect import odd_texts

VALIDATOR = jsonschema.Draft202012Validator(schema("diff"))


@pytest.fixture(scope="module")
def made_up(made_up_text):
    return parse(made_up_text)


def reread(script):
    """Write a script as JSON, and read it."""
    return script_from_json(script_to_json(script))


def same(script, other):
    """Compare two scripts; of the pairs, JSON has those whose ids differ."""
    renamed = tuple(pair for pair in script.pairs if pair[0] != pair[1])
    assert renamed == other.pairs
    assert script == other


@given(odd_texts, odd_texts)
@settings(max_examples=40)
def test_a_script_comes_back_from_json_and_still_makes_the_text(one, other):
    old, new = parse(one), parse(other)
    script = diff(old, new)
    again = reread(script)
    same(script, again)
    assert other == unparse(apply(again, old))
    assert one == unparse(apply_patch(invert(again), new))


@given(odd_texts, odd_texts)
@settings(max_examples=15)
def test_scripts_follow_the_schema(one, other):
    VALIDATOR.validate(script_to_dict(diff(parse(one), parse(other))))


def test_the_made_up_revision_follows_the_schema_both_ways(seed, made_up):
    VALIDATOR.check_schema(schema("diff"))
    VALIDATOR.validate(script_to_dict(diff(seed, made_up)))
    VALIDATOR.validate(script_to_dict(diff(made_up, seed)))


def test_json_is_the_same_every_time(seed, made_up):
    assert script_to_json(diff(seed, made_up)) == script_to_json(diff(seed, made_up))


def test_json_grows_with_the_change_and_not_with_the_document():
    def document(count):
        return "".join(
            f"{number}. 您应妥善保管第{number}号凭证。\n\n" for number in range(1, count)
        )

    def size(count):
        text = document(count)
        return len(script_to_json(diff(parse(text), parse(text.replace("第7号", "第70号")))))

    assert size(800) < 1.2 * size(20)


def test_a_selection_tells_less_but_still_makes_the_whole_text(seed, made_up, made_up_text):
    data = script_to_dict(diff(seed, made_up), only=["move"])
    assert ["move"] == [change["kind"] for change in data["changes"]]
    assert made_up_text == unparse(apply(script_from_dict(data), seed))


@pytest.fixture
def data(seed, made_up):
    return json.loads(script_to_json(diff(seed, made_up)))


def test_a_script_may_be_read_after_its_keys_were_sorted(data, seed, made_up_text):
    again = script_from_json(json.dumps(data, sort_keys=True))
    assert made_up_text == unparse(apply(again, seed))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("null", "'format' must be"),
        ("[]", "'format' must be"),
        ("{}", "'format' must be"),
        ('{"format": "aliyun_terms/document/1"}', "'format' must be"),
        ('{"format": "aliyun_terms/diff/1"}', "there is no 'source'"),
    ],
)
def test_what_is_no_script_is_refused(text, words):
    with pytest.raises(SchemaError, match=words):
        script_from_json(text)


def change_data(data, *path, value):
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("changes", 0, "kind"), "rewrite", "ChangeKind"),
        (("changes", 0, "weight"), "heavy", "Weight"),
        (("changes", 0, "colour"), "red", "colour"),
        (("changes", 0, "message"), 1, "not a string"),
        (("exhausted",), "no", "neither true nor false"),
        (("patch", "order", 0), {"start": "0", "stop": 1, "shift": 0}, "whole number"),
        (("patch", "order", 0), {"start": 0, "stop": True, "shift": 0}, "whole number"),
        (("patch", "order", 0), 7, "not an edit script"),
        (("patch", "order"), None, "not an edit script"),
        (("patch",), [], "not an edit script"),
        (("pairs",), [["a"]], "not an edit script"),
        (("patch", "drops", 0, "placed", "block", "type"), "Chapter", "Chapter"),
    ],
)
def test_a_script_of_another_shape_is_refused(data, path, value, words):
    change_data(data, *path, value=value)
    with pytest.raises(SchemaError, match=words):
        script_from_dict(data)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


def test_a_field_revision_survives_json(field_file):
    revisions = sorted(field_file.parent.glob("*.md"))
    old, new = (parse(path.read_bytes().decode()) for path in (revisions[0], revisions[-1]))
    script = diff(old, new)
    again = reread(script)
    same(script, again)
    assert unparse(new) == unparse(apply(again, old))
