"""Reading catalogues: what cannot be used is refused, with the file and a remedy."""

import shutil
import subprocess

import pytest
from aliyun_terms import corpus_works, load_catalog, read_catalog
from aliyun_terms.errors import CatalogError, ResourceMissingError

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MESSAGE = 'msgctxt "sec_1"\nmsgid "费用"\nmsgstr "Fees"\n'

BROKEN = {
    "no language": HEADER.replace("Language: en", "X-Language: en") + MESSAGE,
    "no such language": HEADER.replace("Language: en", "Language: xx_YY") + MESSAGE,
    "two messages with one context": HEADER + MESSAGE + "\n" + MESSAGE.replace("费用", "价格"),
    "no quotation mark at the end": HEADER + 'msgctxt "sec_1"\nmsgid "费用"\nmsgstr "Fees\n',
    "no catalogue": "# 服务条款\n\n1. 费用\n",
    "nothing": "",
    "an unknown charset": HEADER.replace("UTF-8", "no-such-charset") + MESSAGE,
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_catalogue_is_refused_and_named(tmp_path, text):
    path = tmp_path / "broken.po"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match=r"broken\.po:") as refusal:
        read_catalog(path)
    assert isinstance(refusal.value, ValueError)


def test_a_catalogue_that_is_not_utf8_is_refused(tmp_path):
    path = tmp_path / "gb.po"
    path.write_bytes((HEADER + MESSAGE).encode("gb18030"))
    with pytest.raises(CatalogError, match=r"gb\.po: not a gettext catalogue in UTF-8"):
        read_catalog(path)


def test_a_missing_catalogue_is_named(tmp_path):
    with pytest.raises(CatalogError, match=r"none\.po: cannot be read"):
        read_catalog(tmp_path / "none.po")


def test_a_folder_is_no_catalogue(tmp_path):
    with pytest.raises(CatalogError, match="cannot be read"):
        read_catalog(tmp_path)


def test_a_catalogue_is_read(tmp_path):
    path = tmp_path / "en.po"
    path.write_text(HEADER + MESSAGE, encoding="utf-8")
    catalog = read_catalog(str(path))
    assert [("sec_1", "费用", "Fees")] == [
        (message.context, message.id, message.string) for message in catalog if message.id
    ]


def test_an_unknown_translation_is_refused_with_those_there_are():
    with pytest.raises(ResourceMissingError, match=r"'fr'.*en"):
        load_catalog("api-usage-terms", "fr")


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt is not installed")
@pytest.mark.parametrize(
    "path", [path for work in corpus_works() for _, path in work.translations], ids=str
)
def test_gettext_accepts_the_catalogues_of_the_corpus(path):
    done = subprocess.run(["msgfmt", "--check", "-o", "-", path], capture_output=True, check=False)
    assert (0, b"") == (done.returncode, done.stderr)
