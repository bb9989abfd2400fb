"""The recipe of the README: shares as tasks of an existing scheduler."""

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.rendering.small import TOY, differing

RUN = """
if __name__ == "__main__":
    from dask.distributed import Client, LocalCluster

    content, home = sys.argv[1:]
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        assert len(client.scheduler_info()["workers"]) == 2
        build(client, 4, content, f"{home}/site", f"{home}/shares")
"""


def test_dask_builds_the_same_site_with_two_workers(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^```python\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    script = tmp_path / "recipe.py"
    script.write_text(recipe + RUN, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, script, TOY, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    one: list[str | Path] = [
        sys.executable,
        "scripts/build.py",
        "--content",
        TOY,
        "--site-dir",
        tmp_path / "one",
    ]
    subprocess.run(
        [*one, "--docs-dir", tmp_path / "b/docs"], cwd=ROOT, check=True, capture_output=True
    )

    assert len(list((tmp_path / "shares").iterdir())) == 4
    assert differing(tmp_path / "site", tmp_path / "one") == []
