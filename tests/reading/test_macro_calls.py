"""The macro calls of dossiers: names with literal arguments, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.body import Body
from archive.model.macros import MACROS
from archive.reading.macro_calls import LONGEST_CALL, MacroCalls, read_macro_calls


def read(text: str, start: int = 0) -> MacroCalls:
    return read_macro_calls(Body(text, start, ()))


def test_a_call_is_read_with_its_places() -> None:
    text = 'Lời dẫn.\n\n{{ hoat_dong(doi_tac="hội", nam=2021) }}\n'

    [call] = read(text, 100).calls

    def at(span: tuple[int, int]) -> str:
        return text[span[0] - 100 : span[1] - 100]

    assert (call.name, at(call.name_span)) == ("hoat_dong", "hoat_dong")
    assert {name: a.value for name, a in call.arguments.items()} == {"doi_tac": "hội", "nam": 2021}
    assert [at(a.name_span) for a in call.arguments.values()] == ["doi_tac", "nam"]
    assert [at(a.value_span) for a in call.arguments.values()] == ['"hội"', "2021"]
    assert at(call.span) == '{{ hoat_dong(doi_tac="hội", nam=2021) }}'


@pytest.mark.parametrize(
    "text, value",
    [
        ('{{ a(b="c") }}', "c"),
        ("{{ a(b='c',) }}", "c"),
        ('{{- a( b = "c" ) -}}', "c"),
        ('{{ a(\r\n  b="c"\r\n) }}', "c"),
        ('{{ a(b="c" "d") }}', "cd"),
        ('{{ a(b="}}") }}', "}}"),
        ('{{ a(b="\\x63") }}', "c"),
        ("{{ a(b=2021) }}", 2021),
    ],
)
def test_every_way_to_write_a_call(text: str, value: str | int) -> None:
    found = read(text)

    assert found.faults == ()
    assert [c.arguments["b"].value for c in found.calls] == [value]
    assert found.calls[0].span == (0, len(text))


@pytest.mark.parametrize(
    "text, kind, why, where",
    [
        ("{% if a %}", "macro-cam", "lenh", "{%"),
        ("{# a #}", "macro-cam", "chu-thich", "{#"),
        ("{{ a(b='c')|d }}", "macro-cam", "bo-loc", "|"),
        ("{{ a.b(c='d') }}", "macro-cam", "thuoc-tinh", "."),
        ("{{ a['b'] }}", "macro-cam", "thuoc-tinh", "["),
        ("{{ 'a'*10**9 }}", "macro-cam", "bieu-thuc", "*"),
        ("{{ a(b=c('d')) }}", "macro-cam", "bieu-thuc", "("),
        ("{{ a(b=-1) }}", "macro-cam", "bieu-thuc", "-"),
        ("{{ a(b=1.5) }}", "macro-cam", "bieu-thuc", "1.5"),
        ("{{ a(*b) }}", "macro-cam", "bieu-thuc", "*"),
        ("{{ a(b={}) }}", "macro-cam", "bieu-thuc", "{"),
        ("{{ a }}", "macro-cam", "bieu-thuc", "{{ a }}"),
        ("{{ 'a' 'b' }}", "macro-cam", "bieu-thuc", "{{ 'a' 'b' }}"),
        ("{{ a(b='c'), d() }}", "macro-cam", "bieu-thuc", "{{ a(b='c'), d() }}"),
        ("{{ a(b='c')(d='e') }}", "macro-cam", "bieu-thuc", "{{ a(b='c')(d='e') }}"),
        ("{{ a('b') }}", "macro-cam", "khong-ten", "{{ a('b') }}"),
        ("{{ a(b=c) }}", "macro-cam", "thieu-ngoac", "{{ a(b=c) }}"),
        ("{{ a(b=true) }}", "macro-cam", "thieu-ngoac", "{{ a(b=true) }}"),
        ("{{ a(b=1", "macro-cu-phap", "chua-dong", "{{ a(b=1"),
        ("{{ a(b='c }} d\n", "macro-cu-phap", "chua-dong", "{{ a(b='c }} d"),
        ("{{ a(b='c' d='e') }}", "macro-cu-phap", "viet-sai", "{{ a(b='c' d='e') }}"),
        ("{{ }}", "macro-cu-phap", "viet-sai", "{{ }}"),
        ("{{ a(b='\\x6') }}", "macro-cu-phap", "viet-sai", "{{ a(b='\\x6') }}"),
        ("{{ a($) }}", "macro-cu-phap", "viet-sai", "{{ a($) }}"),
        ("{{ a(b=1, b=2) }}", "macro-cu-phap", "tham-so-lap", "b"),
        ("{{ a(b=1234567) }}", "macro-cu-phap", "so-qua-dai", "1234567"),
        (f"{{{{ a(b='{'c' * LONGEST_CALL}') }}}}", "macro-cu-phap", "qua-dai", "{{"),
    ],
)
def test_what_is_no_call_is_told_and_never_computed(
    text: str, kind: str, why: str, where: str
) -> None:
    found = read(text)
    fault = found.faults[0]

    assert found.calls == ()
    assert (fault.kind, *fault.values.values()) == (kind, why)
    assert text[fault.span.start : fault.span.end] == where


def test_a_faulty_call_hides_no_other() -> None:
    found = read("{{ a(\n\n{{ b() }}\n\n{{ c(|) }}\n\n{% d %}\n\n{{ e(f='g') }}")

    assert [call.name for call in found.calls] == ["b", "e"]
    assert [fault.kind for fault in found.faults] == ["macro-cu-phap", "macro-cam", "macro-cam"]


@pytest.mark.parametrize("name", MACROS)
def test_the_example_of_a_macro_is_a_call_of_it(name: str) -> None:
    found = read(MACROS[name].example)

    assert found.faults == ()
    assert [call.name for call in found.calls] == [name]
    assert found.calls[0].arguments.keys() <= MACROS[name].parameters.keys()


@pytest.mark.parametrize("name", MACROS)
def test_a_parameter_says_what_it_takes(name: str) -> None:
    for parameter in MACROS[name].parameters.values():
        assert parameter.help
        assert bool(parameter.of) == (parameter.kind in {"reference", "code"})
        assert bool(parameter.choices) == (parameter.kind == "choice")


PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        " ",
        "a",
        "(",
        ")",
        "=",
        ",",
        '"',
        "'",
        "1",
        ".",
        "|",
        "\\",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_can_be_read(text: str) -> None:
    found = read(text)

    for span in [*(c.span for c in found.calls), *(f.span for f in found.faults)]:
        assert 0 <= span.start < span.end <= len(text)
    assert ("{{" in text or "{%" in text or "{#" in text) == bool(found.calls or found.faults)
