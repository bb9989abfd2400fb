"""What stands below ``soan/`` beside its pages: the scripts, the data they work by, Decap."""

import hashlib
import json
from collections.abc import Iterator
from html import escape
from typing import Any

from archive.composing.form.decap import config
from archive.composing.form.fields import FORMS, fields, lists_used
from archive.composing.form.policy import content_policy
from archive.composing.form.records import bodies, options, reports
from archive.composing.site import TEMPLATES, Site

SCRIPTS = TEMPLATES / "soan"
DECAP_PAGE = "soan/bieu-mau/index.html"

_ROOMS = ("writing", "values", "ui", "decap")
"""The folders of modules that browsers load."""

_FAULTS = (
    "so-hang-nghin", "so-dau-phay", "so-khong-dau", "so-khong-hop-le", "so-khong-nguyen",
    "ngay-kieu-viet", "ngay-khong-co", "khoang-nguoc", "ngay-khong-hop-le", "dinh-danh-sai",
    "dia-chi-mang-sai", "ma-bam-sai", "can-mot-dong", "thieu-muc", "viec-trung-dinh-danh",
)  # fmt: skip
"""The rules that the form checks before anything is sent; their words are the rules' own."""


def modules() -> dict[str, bytes]:
    """The scripts by their paths below the folder of this version."""
    found = sorted(path for room in _ROOMS for path in (SCRIPTS / room).rglob("*.js"))
    found += sorted(SCRIPTS.glob("*.css"))
    return {path.relative_to(SCRIPTS).as_posix(): path.read_bytes() for path in found}


def folder_of_scripts() -> str:
    """Where the scripts lie: another folder for each version, so that no two are ever mixed."""
    made = hashlib.sha256()
    for path, data in modules().items():
        made.update(path.encode() + b"\0" + data)
    return f"soan/{made.hexdigest()[:8]}"


def shape(site: Site) -> dict[str, Any]:
    """All that both forms ask and check by: the fields of each form, the lists, the words."""
    forms = {name: fields(model) for name, model in FORMS.items()}
    used = set().union(*(lists_used(form) for form in forms.values()))
    says = {rule.code: rule.says for rule in site.rules if rule.code in _FAULTS}
    return {
        "forms": forms,
        "lists": options(site.archive.lists, used),
        "says": says,
        "repository": site.settings.repository,
        "mail": site.settings.mail,
        "branch": site.settings.form.branch,
    }


def page_template() -> str:
    """The page that Decap takes over, before its names are filled in."""
    return (SCRIPTS / "bieu-mau.html").read_text(encoding="utf-8")


def shown(site: Site) -> tuple[Any, ...]:
    """What ``files`` are made from, the scripts apart: of the records only names are asked for."""
    lists = site.archive.lists.by_name
    return tuple(bodies(site)), tuple(reports(site).items()), lists, repr(site.settings), site.rules


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Everything that is ours, by path below ``build/docs``."""
    folder = folder_of_scripts()
    for path, data in modules().items():
        yield f"{folder}/{path}", data
    asked = shape(site)
    yield "soan/khuon.json", _json(asked)
    yield "soan/ho-so.json", _json({"bodies": list(bodies(site)), "reports": reports(site)})
    yield "soan/cau-hinh.json", _json(config(site.settings, asked["lists"]))


def bundle_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Decap's bundle and its page; nothing where the bundle could not be fetched."""
    if site.bundle.folder is None:
        return
    for path in sorted(site.bundle.folder.iterdir()):
        yield f"soan/bieu-mau/{path.name}", path.read_bytes()
    page = page_template()
    told = {
        "POLICY": content_policy(site.settings),
        "SCRIPTS": f"../../{folder_of_scripts()}",
        "BUNDLE": f"decap-cms.js?v={site.bundle.version}",
        "NAME": site.settings.name,
    }
    for name, words in told.items():
        page = page.replace(f"{{{{ {name} }}}}", escape(words))
    yield DECAP_PAGE, page.encode()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
