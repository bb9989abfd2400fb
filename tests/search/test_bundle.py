"""The engine's modules joined into scripts, as the page gets them."""

import subprocess
from pathlib import Path

import pytest

from archive.composing.search import script
from archive.composing.search.script import bundles, files
from tests.search.conftest import Searched

ENGINE = ["engine/search.js"]


def test_a_joined_engine_finds_what_the_modules_find(
    made_up: Searched, node_program: str, tmp_path: Path
) -> None:
    made = bundles({
        "engine.mjs": ENGINE, "later.mjs": ["engine/later.js"], "other.mjs": ["engine/other.js"],
    })  # fmt: skip
    for name, text in made.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    asked = """
      const [from, folder] = process.argv.slice(2);
      const { open } = await import(from);
      const { readFile } = await import("node:fs/promises");
      const fetched = async (path) => new Uint8Array(await readFile(`${folder}/${path}`));
      const search = await open(fetched);
      for (const q of ["khau trang", "Savanakhet", "khuooi xyz", "2021 -trao", '"hữu nghị"']) {
        const state = { q, facets: {}, off: [] };
        const answer = await search.find(state);
        const hits = await search.page(answer, state);
        const more = [await search.facets(answer, state), await search.totals(answer)];
        console.log(q, answer.total, hits.map((hit) => hit.id).join(" "), JSON.stringify(more));
      }
    """
    (tmp_path / "asked.mjs").write_text(asked, encoding="utf-8")

    def said(engine: Path) -> str:
        command = [node_program, *map(str, (tmp_path / "asked.mjs", engine, made_up.index))]
        done: str = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return done

    assert said(tmp_path / "engine.mjs") == said(script.MODULES / ENGINE[0])


def test_the_page_gets_four_scripts_that_name_one_another() -> None:
    made = {path.rpartition("/")[2]: text.decode() for path, text in files()}

    assert made.keys() == {"tim-kiem.js", "tim-kiem-sau.js", "tim-kiem-khac.js", "goi-y.js"}
    assert "tim-kiem-sau.js?" in made["tim-kiem.js"]
    assert "tim-kiem-khac.js?" in made["tim-kiem.js"]
    assert "./goi-y.js" in made["tim-kiem.js"]
    for name in ("tim-kiem-sau.js", "tim-kiem-khac.js"):
        assert 'from"./tim-kiem.js"' in made[name].replace(" ", "")


def test_a_name_declared_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "MODULES", tmp_path)
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nconst twice = b;\n')
    (tmp_path / "b.js").write_text("export const b = 1;\nconst twice = 2;\n")

    with pytest.raises(ValueError, match=r"twice is declared in b\.js and in a\.js"):
        bundles({"x.js": ["a.js"]})
