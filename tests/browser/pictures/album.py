"""The guide's pictures, and the words that each one shows.

A picture is stale when what it shows has changed. Pixels cannot tell: fonts differ from machine to
machine. So the words are kept beside it, in ``texts/``, and compared exactly; each run of the tests
walks the same way again. `make pictures` takes all pictures anew.
"""

import re
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

TEXTS = Path(__file__).parent / "texts"
PICTURES = Path(__file__).parents[3] / "content/dong-gop"

WIDTH = 390
"""Of a phone, in CSS pixels; pictures have twice as many."""


class Album:
    """The pictures in ``pictures`` with their words in ``texts``; written anew if ``rewrite``."""

    def __init__(self, pictures: Path = PICTURES, texts: Path = TEXTS, *, rewrite: bool) -> None:
        self.pictures, self.texts, self.rewrite = pictures, texts, rewrite

    def keep(self, name: str, shown: Locator, *, must_show: list[str]) -> None:
        """Photograph ``shown``, or see that the picture ``name`` still says what it says.

        ``must_show`` is what the guide tells of the picture, whatever else changes.
        """
        words = words_of(shown)
        for wanted in must_show:
            assert wanted in words, f"hình {name} không có chữ “{wanted}”:\n{words}"
        if self.rewrite:
            self.texts.mkdir(exist_ok=True)
            (self.texts / f"{name}.txt").write_text(f"{words}\n", encoding="utf-8")
            (self.pictures / f"{name}.webp").write_bytes(small(shown.screenshot()))
        kept = self.texts / f"{name}.txt"
        former = kept.read_text(encoding="utf-8") if kept.exists() else ""
        assert former == f"{words}\n", f"hình {name} đã cũ: chạy `make pictures` rồi xem lại hình"
        assert (self.pictures / f"{name}.webp").exists(), f"thiếu hình {name}: `make pictures`"


_FRAME = """(e, [width, below]) => {
  e.style.cssText = `padding: 14px 14px ${below}px; border: 0; box-sizing: border-box;
    width: ${width}px; max-width: none`;
  e.style.marginLeft = `${-e.getBoundingClientRect().left}px`;
  const { backgroundColor } = getComputedStyle(e);
  if (backgroundColor === "rgba(0, 0, 0, 0)") e.style.background = "var(--giay)";
}"""


def framed(shown: Locator, below: int = 14) -> Locator:
    """A piece of a page as wide as a picture, so that no letter stands at the picture's edge.

    ``below`` pixels under it show what hangs there, a list that stands open for instance.
    """
    shown.evaluate(_FRAME, [WIDTH, below])
    return shown


_WRITTEN = """e => [...e.querySelectorAll("input, textarea, select")]
  .filter((field) => field.checkVisibility() && field.value)
  .map((field) => `[${field.type === "checkbox" ? field.checked : field.value}]`)"""


def words_of(shown: Locator) -> str:
    """What one reads there: a line for each line of the text, however wide the letters are.

    What stands in fields comes last, each in brackets.
    """
    told = [*shown.inner_text().split("\n"), *shown.evaluate(_WRITTEN)]
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in told)
    return "\n".join(line for line in lines if line)


def small(png: bytes) -> bytes:
    """The picture as WebP: without loss or nearly so, whichever is smaller."""
    with Image.open(BytesIO(png)) as picture:
        plain = picture.convert("RGB")
    made = []
    for lossless, quality in ((True, 100), (False, 82)):
        out = BytesIO()
        plain.save(out, "WEBP", lossless=lossless, quality=quality, method=6)
        made.append(out.getvalue())
    return min(made, key=len)


def terminal(page: Page, command: str, output: str) -> Locator:
    """A page that shows what a command printed, as a terminal of a phone's width would."""
    return _sheet(page, "may", f"$ {command}", output.rstrip("\n"))


def editor(page: Page, name: str, text: str) -> Locator:
    """A page that shows the lines of a file as an editor would."""
    return _sheet(page, "tep", name, text.rstrip("\n"))


# Readable on paper and by night: the pictures stand on pages of both looks.
_LOOK = """
  body { margin: 0; width: %dpx; }
  figure { margin: 0; padding-bottom: 1px;
           font: 13px/1.55 "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
  figcaption { padding: 9px 12px; font-weight: 700; overflow-wrap: anywhere; }
  pre { margin: 0; padding: 10px 12px 14px; font: inherit; white-space: pre-wrap;
        overflow-wrap: anywhere; }
  .may { background: #20242b; color: #eceff4; } .may figcaption { color: #f5cf7a; }
  .tep { background: #fffdf8; color: #1c1a16; } .tep figcaption { background: #e6e0d2; }
"""


def _sheet(page: Page, kind: str, head: str, text: str) -> Locator:
    page.set_content(
        f"<!doctype html><html lang=vi><title>{kind}</title><style>{_LOOK % WIDTH}</style>"
        f"<figure class={kind}><figcaption></figcaption><pre></pre></figure>"
    )
    # as text: whatever a command prints or a file holds is nothing but characters
    page.locator("figcaption").evaluate("(e, text) => e.textContent = text", head)
    page.locator("pre").evaluate("(e, text) => e.textContent = text", text)
    return page.locator("figure")
