"""Make the pictures of docs/gallery.md: real pages of the library, seen by headless Chromium.

``make pictures`` runs this. Chromium is found on PATH, or named by ALIYUN_TERMS_CHROMIUM.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import aliyun_terms

NAME = "api-usage-terms"
EXAMPLES = Path(__file__).parent
PICTURES = EXAMPLES.parent / "pictures"
LARGEST = 150_000

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--run-all-compositor-stages-before-draw",
    "--virtual-time-budget=5000",
)
SCHEMES = {
    "dark": "--blink-settings=preferredColorScheme=0",
    "light": "--blink-settings=preferredColorScheme=1",
}

# The page stands in a frame: a window cannot be as narrow as a phone, and a picture of a window
# that was scrolled to an anchor is blank.
FRAME = """<!DOCTYPE html><meta charset="utf-8"><title>A picture</title>
<style>
  html { color-scheme: SCHEME }
  body { margin: 0; background: #d8dce2; display: grid; place-items: center; height: 100vh }
  iframe { width: 100vw; height: 100vh; border: 0 }
  iframe.phone { width: 390px; height: 720px; border: 10px solid #111; border-radius: 28px }
</style>
<iframe class="CLASS" src="PAGE"></iframe>
"""


class Picture(NamedTuple):
    """A picture: its file, the page on it and how the page is looked at."""

    file: str
    page: Callable[[], str]
    anchor: str = ""
    width: int = 1000
    height: int = 500
    scheme: str = "light"
    device: str = "desk"

    def frame(self, address: str) -> str:
        """Write the page that shows the page at *address*."""
        words = {"SCHEME": self.scheme, "CLASS": self.device, "PAGE": f"{address}{self.anchor}"}
        frame = FRAME
        for word, text in words.items():
            frame = frame.replace(word, text)
        return frame


def bilingual() -> str:
    """Write the bilingual page of the document."""
    document = aliyun_terms.load_corpus(NAME)
    english = aliyun_terms.translate(document, aliyun_terms.load_catalog(NAME, "en"))
    return aliyun_terms.render_html(document, [english], work=aliyun_terms.find_work(NAME))


def redline() -> str:
    """Write the redline of the document and a second revision, which is made up."""
    old = aliyun_terms.load_corpus(NAME)
    new = aliyun_terms.load(EXAMPLES / f"{NAME}-made-up.md")
    published = aliyun_terms.load_catalog(NAME, "en")
    later = aliyun_terms.read_catalog(EXAMPLES / f"{NAME}-made-up.en.po")
    return aliyun_terms.render_redline(
        old,
        new,
        [aliyun_terms.translate(new, catalog) for catalog in (published, later)],
        old_translations=[aliyun_terms.translate(old, published)],
    )


GALLERY = (
    Picture("bilingual.png", bilingual, "#sec_2"),
    Picture("bilingual-dark.png", bilingual, "#sec_2__cl_2-5", 900, 480, scheme="dark"),
    Picture("bilingual-phone.png", bilingual, "#sec_2__cl_2-5", 520, 780, device="phone"),
    Picture("redline.png", redline, "#changes"),
    Picture("redline-clauses.png", redline, "#sec_2__cl_2-8"),
)


def main() -> None:
    """Make every picture, and refuse one that is too heavy for a page of documentation."""
    chromium = os.environ.get("ALIYUN_TERMS_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("there is no Chromium on PATH, nor in ALIYUN_TERMS_CHROMIUM")
    PICTURES.mkdir(exist_ok=True)
    for path in take(chromium):
        size = path.stat().st_size
        print(f"{path.name}: {size:,} bytes")
        if size > LARGEST:
            sys.exit(f"{path.name} has more than {LARGEST:,} bytes: show less of the page")


def take(chromium: str) -> Iterator[Path]:
    """Take the pictures, one by one."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for picture in GALLERY:
            page = folder / "page.html"
            page.write_text(picture.page(), encoding="utf-8")
            frame = folder / "frame.html"
            frame.write_text(picture.frame(page.as_uri()), encoding="utf-8")
            path = PICTURES / picture.file
            command = [chromium, *OPTIONS, SCHEMES[picture.scheme]]
            command.append(f"--user-data-dir={folder / 'profile'}")
            command.append(f"--window-size={picture.width},{picture.height}")
            command += [f"--screenshot={path}", frame.as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
            yield path


if __name__ == "__main__":
    main()
