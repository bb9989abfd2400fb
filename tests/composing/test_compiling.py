"""Templates compiled for speed print what Jinja prints, and escape what Jinja escapes."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from archive.composing.compiling import QuickEnvironment
from archive.composing.printing import joined, shown

PARTS = """
{% macro row(words, count=2, short=none) %}
<td class="{{ words }}">{{ count }}{{ short }}</td>
{% endmacro %}
{% macro framed(title) %}
<b>{{ title }}</b>{% if caller is defined %}{{ caller() }}{% endif %}
{% endmacro %}
"""
PAGE = """
{% from "parts" import row, framed %}{% import "parts" as parts %}
{% set both = one ~ "/" ~ thing.name %}
{{ one }} {{ thing.name }} {{ rows["a"] }} {{ rows[one] if one in rows }} {{ both }}
{{ safe ~ one }} {{ row(one) }}{{ row(one, 3) }}{{ row(one, short=thing.name) }}
{{ row(short=1, words=safe) }}
{{ framed(one) }}{% call framed(thing.name) %}<i>{{ one }}</i>{% endcall %}{{ parts.row(safe) }}
{{ thing.other is defined }} {{ thing.name is none }} {{ thing is sameas thing }} {{ x is defined }}
{% for value in [one, 1, 2.5, none, true, safe] %}{{ value }}{{ ", " if not loop.last }}{% endfor %}
{{ [one, thing.name] | join("; ") }} {{ [one, safe] | join("<") }} {{ rows | length }}
{{ [one, "", none] | select | list | join("-") }} {{ one.upper() }}
{{ one | lower }} {{ sorted([2, 1])[0] }}
{% set block %}<u>{{ one }}</u>{% endset %}{{ block }}
"""
TEXT = st.text(max_size=8) | st.sampled_from(["<a>", "&", '"', "'", "a"])


def environments(**templates: str) -> list[Environment]:
    made: list[Environment] = []
    for kind in (Environment, QuickEnvironment):
        one = kind(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined)
        one.globals["sorted"] = sorted
        made.append(one)
    return made


def test_what_bears_the_name_of_a_macro_is_no_macro() -> None:
    page = """
{% macro row() %}<td>{% endmacro %}{% macro held(row) %}{{ row() }}{% endmacro %}
{{ row() }}{{ held(told) }}{{ held(row) }}
"""
    twice = page + "{% set row = told %}{{ row() }}"
    for text in (page, twice):
        stock, quick = (
            made.get_template("page").render(told=lambda: "<i>") for made in environments(page=text)
        )
        assert quick == stock
        assert "&lt;i&gt;" in quick


@given(one=TEXT, name=TEXT, safe=TEXT.map(Markup))
def test_any_values(one: str, name: str, safe: Markup) -> None:
    values: dict[str, Any] = {
        "one": one,
        "safe": safe,
        "thing": SimpleNamespace(name=name),
        "rows": {"a": name, "<a>": safe},
    }
    stock, quick = (
        made.get_template("page").render(values) for made in environments(page=PAGE, parts=PARTS)
    )
    assert quick == stock


class Shouting:
    def __str__(self) -> str:
        return "<Ô>"


class Html:
    def __html__(self) -> str:
        return "<b>Ô</b>"


ANYTHING = st.one_of(
    TEXT, TEXT.map(Markup), st.none(), st.integers(), st.floats(), st.booleans(), st.dates(),
    st.builds(Shouting), st.builds(Html),
)  # fmt: skip


@given(ANYTHING)
def test_whatever_is_shown_is_escaped(value: object) -> None:
    assert shown(value) == str(Markup.escape(value))


def test_what_is_not_safe_stays_unsafe_when_joined() -> None:
    assert type(joined(("<a>", "b"))) is str
    assert joined(("<a>", Markup("<b>"))) == Markup("&lt;a&gt;<b>")
    assert joined((1, "<")) == "1<"


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ nothing }}", UndefinedError),
        ("{{ nothing.name }}", UndefinedError),
        ("{{ {}['a'] }}", KeyError),
        ("{{ [].a }}", AttributeError),
        ("{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", TypeError),
        ("{% macro m(a) %}{% endmacro %}{{ m(b=2) }}", TypeError),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", UndefinedError),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}", UndefinedError),
        ("{% macro m() %}{{ varargs }}{% endmacro %}", TemplateSyntaxError),
        ("{{ range(*[1]) }}", TemplateSyntaxError),
        ("{% from name import m %}", TemplateSyntaxError),
    ],
)
def test_what_is_wrong_is_an_error(template: str, error: type[Exception]) -> None:
    _, quick = environments(page=template)
    with pytest.raises(error):
        quick.get_template("page").render()


def test_what_is_set_in_one_branch_only_is_missing_in_the_other() -> None:
    page = """
{% macro m(x) %}{% if x %}{% set a = x %}{% endif %}{{ a }}{% endmacro %}
{% macro n(x) %}{% for y in x %}{% set a = y %}{{ a }}{% endfor %}{% endmacro %}
{{ n("ab") }}{{ m(1) }}{{ m(0) if again }}
"""
    stock, quick = environments(page=page)
    assert quick.get_template("page").render(again=0) == stock.get_template("page").render(again=0)
    with pytest.raises(UndefinedError):
        quick.get_template("page").render(again=1)


def test_what_a_page_gives_stands_before_what_all_have() -> None:
    page = """
{% for x in [1] %}{{ of }}{% endfor %}{% macro m() %}{{ of }}{{ other is defined }}{% endmacro %}
{% if one %}{% set of = 2 %}{% endif %}{{ of }}{{ m() }}
"""
    made = environments(page=page)
    for one in made:
        one.globals["of"] = "<all>"
    for values in ({"of": "page", "one": 0}, {"one": 1}, {"one": 0, "other": 3}):
        stock, quick = (one.get_template("page").render(values) for one in made)
        assert quick == stock
