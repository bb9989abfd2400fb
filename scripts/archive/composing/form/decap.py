"""The configuration of Decap CMS: where it saves, what it asks.

Names of entries and of options are those of Decap's own reference (“Configuration Options”,
“Widgets”). Widgets called ``archive-…`` are ours, in ``macros/soan/decap``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from archive.composing.form.fields import FORMS, Field, fields
from archive.composing.site import Settings

FORMAT = "archive-{}"
"""Our own way of reading and writing the files of a collection; the page's script registers it."""

Options = Mapping[str, list[tuple[str, str]]]

_OPEN = {"document", "clearance", "delegations", "parties"}
"""Groups that stand open: they are filled in nearly every report."""


@dataclass(frozen=True)
class Host:
    """Where the archive is kept: ``github`` or ``gitlab``, its address, the repository there."""

    kind: str
    address: str
    path: str


def host_of(settings: Settings) -> Host | None:
    """The host that ``repository`` of ``mkdocs.yml`` names; None when it is neither kind."""
    parts = urlsplit(settings.repository)
    name = parts.hostname or ""
    path = parts.path.strip("/")
    if not path or parts.scheme != "https":
        return None
    kind = "github" if name == "github.com" else "gitlab" if "gitlab" in name else None
    return Host(kind, f"https://{parts.netloc}", path) if kind else None


def config(settings: Settings, options: Options) -> dict[str, Any]:
    """What ``CMS.init`` is given; ``options`` are the codes of each list with their words."""
    made: dict[str, Any] = {
        "load_config_file": False,
        "backend": _backend(settings),
        "publish_mode": "editorial_workflow",
        "locale": "vi",
        "site_url": settings.url,
        "display_url": settings.url,
        "show_preview_links": False,
        "search": False,
        "media_folder": "content/to-chuc",
        "public_folder": "/to-chuc",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": _collections(options),
    }
    if settings.form.local:
        made["local_backend"] = {"url": settings.form.local}
    return made


def _backend(settings: Settings) -> dict[str, Any]:
    host, form = host_of(settings), settings.form
    if host is None:
        return {"name": "test-repo"}  # nothing is sent anywhere
    backend: dict[str, Any] = {"name": host.kind, "repo": host.path, "branch": form.branch}
    backend["commit_messages"] = {
        "create": "Thêm {{collection}} {{slug}}",
        "update": "Sửa {{collection}} {{slug}}",
        "delete": "Bỏ {{collection}} {{slug}}",
    }
    if host.kind == "github":
        # who may not write gets a copy of the repository, and the change becomes a pull request
        backend["open_authoring"] = True
        if form.login:
            login = urlsplit(form.login)
            backend["base_url"] = f"{login.scheme}://{login.netloc}"
            backend["auth_endpoint"] = login.path.strip("/") or "auth"
        return backend
    backend |= {"auth_type": "pkce", "app_id": form.client, "base_url": host.address}
    return backend | {"api_root": f"{host.address}/api/v4"}


def _collections(options: Options) -> list[dict[str, Any]]:
    shared = {"create": True, "delete": False, "extension": "md", "editor": {"preview": False}}
    body = {
        "name": "body",
        "label": "Lời kể",
        "hint": "Mỗi đoạn kể một việc kết thúc bằng một dòng neo, ví dụ {: #trao-khau-trang }.",
        # plain text: the editor of Decap's markdown widget would lose the alignment of tables
        "widget": "text",
        "required": False,
    }

    def asked(form: str) -> list[dict[str, Any]]:
        return [_widget(field, options) for field in fields(FORMS[form])]

    return [
        {
            **shared,
            "name": "bao-cao",
            "format": FORMAT.format("bao-cao"),
            "label": "Báo cáo",
            "label_singular": "Báo cáo",
            "folder": "content/to-chuc",
            "filter": {"field": "_form", "value": "bao-cao"},
            "slug": "{{fields._organization}}",
            # not fields._year: of a path Decap makes every full stop a dash, and then finds nothing
            "path": "{{_organization}}/{{_year}}",
            "identifier_field": "title",
            "summary": "{{dirname}} {{filename}}: {{title}}",
            "fields": [
                _place("_organization", "Tổ chức", "Báo cáo của ai.", "organization-id"),
                _place(
                    "_year",
                    "Năm",
                    "Năm báo cáo; bản thứ hai cùng năm viết 2021-ten-rieng.",
                    "report-name",
                ),
                *asked("bao-cao"),
                body,
            ],
        },
        {
            **shared,
            "name": "to-chuc",
            "format": FORMAT.format("to-chuc"),
            "label": "Tổ chức",
            "label_singular": "Tổ chức",
            "folder": "content/to-chuc",
            "filter": {"field": "_form", "value": "to-chuc"},
            "slug": "{{fields._id}}",
            "path": "{{slug}}/index",
            "identifier_field": "name",
            "summary": "{{name}}",
            "fields": [_ID, *asked("to-chuc"), body],
        },
        {
            **shared,
            "name": "doi-tac",
            "format": FORMAT.format("doi-tac"),
            "label": "Đối tác",
            "label_singular": "Đối tác",
            "folder": "content/doi-tac",
            "slug": "{{fields._id}}",
            "identifier_field": "name",
            "summary": "{{name}}",
            "fields": [_ID, *asked("doi-tac"), body],
        },
    ]


def _place(name: str, label: str, hint: str, kind: str) -> dict[str, Any]:
    """A field that says where a new file goes; it is not written into the file."""
    return {"name": name, "label": label, "hint": hint, "widget": "archive-place", "kind": kind,
            "required": True}  # fmt: skip


_ID = _place(
    "_id", "Định danh", "Chữ thường không dấu, nối bằng gạch ngang; đặt rồi thì giữ mãi.", "new-id"
)


def _widget(field: Field, options: Options) -> dict[str, Any]:
    told = {
        "name": field["name"],
        "label": field["label"],
        "hint": field["help"],
        "required": field.get("required", False),
    }
    if field["kind"] == "group":
        return _group(told, field, options)
    if field["kind"] in {"code", "choice"}:
        words = [{"value": code, "label": name} for code, name in options[field["of"][0]]]
        many = {"multiple": True} if field.get("many") else {}
        return {**told, "widget": "select", "options": words, **many}
    value = {"widget": "archive-value", "kind": field["kind"], "of": field.get("of", [])}
    if not field.get("many"):
        return {**told, **value, "example": field.get("example", "")}
    item = {"name": "value", "label": field["label"], "required": False, **value}
    return {
        **told,
        "widget": "list",
        "field": item,
        "collapsed": False,
        "label_singular": field["label"],
    }


def _group(told: dict[str, Any], field: Field, options: Options) -> dict[str, Any]:
    inner: list[dict[str, Any]] = []
    for item in field["fields"]:
        if item.get("none"):
            inner.append(
                {
                    "name": f"{item['name']}_none",
                    "label": f"{item['label']}: văn bản nói “Không”",
                    "hint": "Khác với không nói đến.",
                    "widget": "boolean",
                    "required": False,
                }
            )
        inner.append(_widget(item, options))
    if not field.get("many") and not field.get("single"):
        return {
            **told,
            "widget": "object",
            "fields": inner,
            "collapsed": field["name"] not in _OPEN,
        }
    title = next(
        (f["name"] for f in field["fields"] if f.get("required")), field["fields"][0]["name"]
    )
    titles = {"title", "name", "what", "text", "number", "amount", "count"}
    title = next((f["name"] for f in field["fields"] if f["name"] in titles), title)
    made = {
        **told,
        "widget": "list",
        "fields": inner,
        "label_singular": field["label"],
        "summary": f"{{{{fields.{title}}}}}",
        "collapsed": True,
        "minimize_collapsed": False,
    }
    return {**made, "max": 1} if field.get("single") else made
