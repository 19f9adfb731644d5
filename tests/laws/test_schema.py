"""The JSON of a document follows its published schema, and checking that is affordable."""

import jsonschema
import pytest
from aliyun_terms import parse, schema, to_dict
from hypothesis import given, settings
from tests.dialect import odd_texts
from tests.laws.test_linear import calls_of

VALIDATOR = jsonschema.Draft202012Validator(schema("document"))


def validate(text: str) -> None:
    """Hold the JSON of *text* against the schema of documents."""
    VALIDATOR.validate(to_dict(parse(text)))


def nested(depth: int) -> str:
    """Write clauses of 1 to *depth* numbers, each below the one before."""
    labels = (".".join(["1"] * numbers) for numbers in range(1, depth + 1))
    return "".join(f"{label} 您应：\n\n" for label in labels)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema("document"))


def test_the_seed_follows_the_schema(seed_text):
    validate(seed_text)


@given(odd_texts)
@settings(max_examples=15)
def test_pieces_of_the_dialect_follow_the_schema(text):
    validate(text)


def test_a_field_document_follows_the_schema(field_text):
    validate(field_text)


def test_a_level_more_does_not_multiply_the_work():
    validate(nested(1))
    few, many = calls_of(validate, nested(2)), calls_of(validate, nested(4))
    assert many <= 3 * few


@pytest.mark.parametrize(
    "damage",
    [
        {"format": "something/else"},
        {"children": [{"type": "Chapter"}]},
        {"children": [{"type": "Clause", "line_span": [0]}]},
        {"children": [{"type": "Clause", "line_span": [0, 1], "colour": "red"}]},
        {"surplus": 1},
    ],
    ids=["format", "unknown type", "half a span", "unknown field", "unknown key"],
)
def test_the_schema_refuses_other_shapes(damage):
    data = to_dict(parse("1.1. 您应付费。")) | damage
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)
