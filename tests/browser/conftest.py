"""The browser, and the pages it opens."""

import os

import pytest
from aliyun_terms import find_work, render_html
from tests.browser.chromium import Chromium, find_chromium


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """Give the browser; without one, skip, or fail where one is required."""
    program = find_chromium()
    if program is None:
        if os.environ.get("ALIYUN_TERMS_REQUIRE_BROWSER") == "1":
            pytest.fail("there is no Chromium on the path, nor in ALIYUN_TERMS_CHROMIUM")
        pytest.skip("there is no Chromium on the path, nor in ALIYUN_TERMS_CHROMIUM")
    return Chromium(program, tmp_path_factory.mktemp("chromium"))


@pytest.fixture(scope="session")
def html(seed, seed_translation):
    """Give the bilingual page of the seed."""
    return render_html(seed, [seed_translation], work=find_work("api-usage-terms"))
