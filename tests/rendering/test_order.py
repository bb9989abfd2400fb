"""In which order the tasks of a build are handed out."""

from archive.rendering.finishing import _side_by_side
from archive.rendering.task import Task


def task(name: str, *, is_page: bool = True) -> Task:
    return Task(name, name, tuple, is_page=is_page)


def test_bodies_stand_before_their_reports_at_the_end() -> None:
    names = [
        "to-chuc/a/", "to-chuc/a-b/", "doi-tac/x/", "trang chủ", "to-chuc/a/2021/",
        "to-chuc/a/2022/", "to-chuc/a-b/2021/",
    ]  # fmt: skip
    sets = [task("tim-kiem", is_page=False), task("du-lieu", is_page=False)]

    ordered = [one.name for one in _side_by_side([*sets, *map(task, names)])]

    assert ordered == [
        "tim-kiem", "du-lieu", "doi-tac/x/", "trang chủ", "to-chuc/a-b/", "to-chuc/a-b/2021/",
        "to-chuc/a/", "to-chuc/a/2021/", "to-chuc/a/2022/",
    ]  # fmt: skip
