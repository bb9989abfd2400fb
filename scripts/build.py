"""Check the archive, compose its pages and build the site."""

import sys
from collections.abc import Iterator
from pathlib import Path

from archive.checking.examine import examine
from archive.checking.problem import LEVEL_NAMES
from archive.checking.rule import RULES, SUBJECTS
from archive.checking.showing.text import show
from archive.checking.showing.visible import visible
from archive.composing.compose import compose
from archive.composing.site import RuleText, Site
from archive.reading.watch import Watch, progress_bar, unwatched
from archive.rendering.engine import EngineError, render, site_settings
from archive.rendering.publish import publishing
from arguments import Parser

ROOT = Path(__file__).resolve().parent.parent


class BuildError(Exception):
    """Why there is no new site, for people to read."""


def main() -> int:
    """Build; 0 when the site is new, 1 when problems prevent it, 2 for wrong usage."""
    parser = Parser(
        "build.py",
        "Kiểm tra kho rồi dựng trang.",
        "Mã thoát: 0 đã có trang mới; 1 có lỗi, trang cũ giữ nguyên; 2 gọi sai cách.",
    )
    add = parser.add_argument
    add("--content", type=Path, default=ROOT / "content", metavar="THƯ_MỤC", help="kho ở đâu")
    add("--site-dir", type=Path, default=ROOT / "site", metavar="THƯ_MỤC", help="trang để đâu")
    add(
        "--docs-dir", type=Path, default=ROOT / "build/docs", metavar="THƯ_MỤC",
        help="bản soạn cho máy dựng để đâu",
    )  # fmt: skip
    asked = parser.parse_args()
    if not asked.content.is_dir():
        parser.error(f"không có thư mục {asked.content}")
    try:
        pages = build(asked.content, asked.site_dir, asked.docs_dir, progress_bar)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Đã dựng {pages} trang vào {asked.site_dir}.")
    return 0


def build(content: Path, site_dir: Path, docs_dir: Path, watch: Watch = unwatched) -> int:
    """Build the site of ``content``; the number of pages.

    Raises :class:`BuildError` when the archive has errors or the engine refuses a page; the former
    site then stays as it was.
    """
    findings, _ = examine(content, watch=watch)
    if findings.counts["error"]:
        raise BuildError(show(findings))
    config = ROOT / "mkdocs.yml"
    try:
        site = Site(findings.reading.archive, site_settings(config), tuple(rule_texts()))
        pages = compose(findings.reading, site, docs_dir, watch)
        with publishing(site_dir) as making:
            render(config, docs_dir, making)
    except EngineError as error:
        raise BuildError(str(error)) from error
    return pages


def rule_texts() -> Iterator[RuleText]:
    """Every rule, by subject, as its page tells it."""
    for subject, name in SUBJECTS.items():
        for rule in RULES.values():
            if rule.about == subject:
                level = LEVEL_NAMES[rule.level]
                wrong = "\n".join(map(visible, rule.wrong.split("\n")))
                yield RuleText(rule.code, name, level, rule.says, rule.why, wrong, rule.right)


if __name__ == "__main__":
    sys.exit(main())
