"""The form asks what the model declares: each entry once, in the words of the guide."""

from collections.abc import Iterator
from typing import Any

import pytest

from archive.composing.form.decap import config, host_of
from archive.composing.form.fields import FORMS, LEFT_OUT, every_field, fields, lists_used
from archive.composing.form.files import shape
from archive.composing.form.policy import content_policy
from archive.composing.site import FormSettings, Settings, Site
from archive.model.entry import Declared, Entries, declared
from archive.reading.load import load
from tests.conftest import ROOT

Path = tuple[str, ...]


@pytest.fixture(scope="module")
def toy() -> Site:
    return Site(load(ROOT / "tests/archive/content").archive)


def entries(model: type[Entries], path: Path = ()) -> Iterator[tuple[Path, Declared]]:
    for item in declared(model):
        yield (*path, item.name), item
        if item.group is not None:
            yield from entries(item.group, (*path, item.name))


def widgets(asked: list[dict[str, Any]], path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    for widget in asked:
        yield (*path, widget["name"]), widget
        yield from widgets(widget.get("fields", []), (*path, widget["name"]))


@pytest.mark.parametrize("form", FORMS)
def test_every_entry_stands_in_the_form_or_among_those_left_out(form: str) -> None:
    asked = set(every_field(fields(FORMS[form])))

    missing = {path for path, _ in entries(FORMS[form])} - asked
    assert {path[-1] for path in missing} <= set(LEFT_OUT)
    assert all(LEFT_OUT.values())


def test_whatever_is_left_out_is_an_entry() -> None:
    names = {path[-1] for model in FORMS.values() for path, _ in entries(model)}

    assert set(LEFT_OUT) <= names


@pytest.mark.parametrize("form", FORMS)
def test_decap_asks_the_same_in_the_same_order_and_words(form: str, toy: Site) -> None:
    made = config(toy.settings, shape(toy)["lists"])
    (collection,) = [c for c in made["collections"] if c["name"] == form]
    asked = dict(widgets(collection["fields"]))
    declared_here = {
        path: item for path, item in entries(FORMS[form]) if not set(path) & set(LEFT_OUT)
    }

    assert [path for path in asked if path in declared_here] == list(declared_here)
    for path, item in declared_here.items():
        assert (asked[path]["label"], asked[path]["hint"]) == (item.label, item.help)
        assert asked[path]["required"] is item.required
    others = {path[-1] for path in asked} - {path[-1] for path in declared_here}
    assert others <= {"_organization", "_year", "_id", "body", "outgoing_none", "incoming_none"}


def test_every_code_of_every_list_can_be_chosen(toy: Site) -> None:
    offered = shape(toy)["lists"]

    assert set(offered) == set().union(*(lists_used(fields(model)) for model in FORMS.values()))
    for name, options in offered.items():
        if name in toy.archive.lists.by_name:
            assert [code for code, _ in options] == list(toy.archive.lists.by_name[name])
    # a province that ended is not mistaken for the one that has its name now
    provinces = [words for _, words in offered["tinh-thanh"]]
    assert len(set(provinces)) == len(provinces)


def test_an_empty_list_is_a_statement_only_where_the_model_says_so() -> None:
    def stated(form: list[dict[str, Any]]) -> set[str]:
        return {f["name"] for f in form if f.get("none")}.union(
            *(stated(f.get("fields", [])) for f in form)
        )

    assert stated(fields(FORMS["bao-cao"])) == {"outgoing", "incoming"}
    assert stated(fields(FORMS["to-chuc"])) == set()


@pytest.mark.parametrize(
    ("repository", "kind", "login"),
    [
        ("https://github.com/a/b", "github", {"open_authoring": True, "base_url": "https://x.example"}),
        ("https://gitlab.com/a/b/c", "gitlab", {"auth_type": "pkce", "app_id": "123"}),
        ("https://gitlab.co-quan.example/a/b", "gitlab", {"api_root": "https://gitlab.co-quan.example/api/v4"}),
    ],
)  # fmt: skip
def test_a_change_becomes_a_pull_request_where_the_archive_is_kept(
    repository: str, kind: str, login: dict[str, Any], toy: Site
) -> None:
    form = FormSettings(branch="chinh", login="https://x.example/auth", client="123")
    settings = Settings(repository=repository, form=form)

    made = config(settings, shape(toy)["lists"])

    host = host_of(settings)
    assert host is not None
    assert made["publish_mode"] == "editorial_workflow"
    assert made["backend"]["name"] == kind
    assert made["backend"]["repo"] == host.path
    assert made["backend"]["branch"] == "chinh"
    assert login.items() <= made["backend"].items()
    assert "local_backend" not in made
    assert host.address in content_policy(settings).replace("//api.github.com", "//github.com")


def test_the_policy_is_looser_in_two_points_only() -> None:
    policy = content_policy(Settings(repository="https://github.com/a/b"))
    parts = dict(part.split(maxsplit=1) for part in policy.split("; "))

    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == "'self' 'unsafe-eval'"
    assert parts["style-src"] == "'self' 'unsafe-inline'"
    assert policy.count("unsafe") == 2
    assert "127.0.0.1" not in policy
    assert "*" not in policy
