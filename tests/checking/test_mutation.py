"""Each rule is needed, and each of its ways is shown by a case.

A rule is taken away, or one condition of it turned round, or one thing it finds kept silent: then
one of its own cases must give something else.
"""

import ast
import copy
import inspect
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from archive.checking import rule as declaring
from archive.checking.problem import Problem
from archive.checking.rule import RULES, Rule, problems_of_archive, problems_of_file
from archive.checking.run import _narrow_rules, check
from archive.reading.content_file import Reading

CASES = Path(__file__).parents[1] / "cases"
FOLDERS: dict[str, list[Path]] = defaultdict(list)
for folder in sorted(CASES.iterdir()):
    if folder.is_dir():
        FOLDERS[folder.name.partition("--")[0]].append(folder)

Overlaid = Callable[[Path], Reading]


@pytest.fixture(autouse=True)
def _rules_listed_anew() -> Iterator[None]:
    yield
    _narrow_rules.cache_clear()


@pytest.mark.parametrize("code", RULES)
def test_without_a_rule_its_case_says_something_else(
    code: str, overlaid: Overlaid, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = [overlaid(case / "wrong") for case in FOLDERS[code]]
    every = [check(reading) for reading in readings]

    monkeypatch.delitem(RULES, code)
    _narrow_rules.cache_clear()  # a list made once, of rules that do not change but here

    for reading, problems in zip(readings, every, strict=True):
        rest = [problem for problem in problems if problem.code != code]
        assert rest != problems
        assert check(reading) == rest


def found_by(rule: Rule, reading: Reading) -> list[Problem] | str:
    """What one rule finds; the error's name where a mutant breaks."""
    try:
        files = reading.files.values()
        found = [p for file in files for p in problems_of_file(rule, file, reading.archive)]
        found += problems_of_archive(rule, reading)
    except Exception as error:  # noqa: BLE001  a mutant may do anything
        return repr(error)
    return found


class _Mutant(ast.NodeTransformer):
    """Changes the one place of a tree whose number is asked for; counts them all."""

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.places: list[str] = []

    def _chosen(self, node: ast.AST, what: str) -> bool:
        self.places.append(f"{getattr(node, 'lineno', 0)}: {what}")
        return len(self.places) - 1 == self.wanted

    def _turned(self, node: ast.expr) -> ast.expr:
        if self._chosen(node, f"not ({ast.unparse(node)})"):
            return ast.copy_location(ast.UnaryOp(ast.Not(), node), node)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        node.test = self._turned(node.test)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        self.generic_visit(node)
        node.test = self._turned(node.test)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs = [self._turned(test) for test in node.ifs]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.Yield | ast.YieldFrom) and self._chosen(node, "silent"):
            # the function must stay a generator
            empty = ast.parse("if False:\n    yield").body[0]
            return ast.copy_location(empty, node)
        return node


def mutants(module: ModuleType) -> Iterator[tuple[str, str, ast.Module]]:
    """Function, what was changed, and the changed module: one change at a time."""
    tree = ast.parse(inspect.getsource(module))
    for index, node in enumerate(tree.body):
        if not isinstance(node, ast.FunctionDef):
            continue
        census = _Mutant(-1)
        census.visit(copy.deepcopy(node))
        for number, place in enumerate(census.places):
            changed = copy.deepcopy(tree)
            changed.body[index] = _Mutant(number).visit(changed.body[index])
            yield node.name, place, ast.fix_missing_locations(changed)


def declared_by(tree: ast.Module, module: ModuleType) -> dict[str, Rule]:
    """The rules that a changed module declares, without touching those in force."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(declaring, "RULES", {})
        names = {"__name__": module.__name__, "__file__": module.__file__}
        exec(compile(tree, str(module.__file__), "exec"), names)  # noqa: S102  our own rules
        return dict(declaring.RULES)


MODULES = sorted(
    {inspect.getmodule(rule.of_file or rule.of_archive) for rule in RULES.values()},
    key=lambda module: module.__name__ if module else "",
)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
def test_each_way_of_a_rule_is_shown_by_a_case(module: ModuleType, overlaid: Overlaid) -> None:
    own = {
        code: rule
        for code, rule in RULES.items()
        if inspect.getmodule(rule.of_file or rule.of_archive) is module
    }
    sides = [
        (code, case / side) for code in own for case in FOLDERS[code] for side in ("wrong", "right")
    ]
    readings = [(code, overlaid(side)) for code, side in sides]
    usual = [found_by(own[code], reading) for code, reading in readings]
    survivors = []
    for function, place, tree in mutants(module):
        changed = declared_by(tree, module)
        if all(
            found_by(changed[code], reading) == found
            for (code, reading), found in zip(readings, usual, strict=True)
        ):
            survivors.append(f"{function}, {place}")

    assert survivors == []
