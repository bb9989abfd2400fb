"""The engine's modules can be joined into one script."""

from archive.composing.search.script import bundle


def test_no_name_is_declared_twice_and_nothing_is_renamed() -> None:
    script = bundle("engine/search.js", keep=("open",))

    assert "import " not in script
    assert script.endswith("export { open };\n")
