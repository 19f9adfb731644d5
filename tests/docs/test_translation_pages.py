"""The pages on translations: their tables are those of the library."""

from aliyun_terms import load_glossary
from aliyun_terms.translation.glossary import describe_glossary
from aliyun_terms.translation.reporting import describe_translation_codes
from tests.docs.blocks import CHECKOUT


def page(name):
    return (CHECKOUT / "docs" / name).read_text(encoding="utf-8")


def test_the_table_of_codes_is_the_table_of_the_library():
    assert describe_translation_codes() in page("translations.md")


def test_the_glossary_on_the_page_is_the_table_that_ships():
    assert describe_glossary(load_glossary()) in page("glossary.md")
