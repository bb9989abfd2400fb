"""Findings for services that collect them: SARIF 2.1.0 (OASIS, 2020)."""

import json
from collections import Counter
from hashlib import sha256
from urllib.parse import quote

from archive.checking.findings import Findings
from archive.checking.problem import Fix, Level, Problem
from archive.checking.rule import RULES, SUBJECTS, Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
TOOL = "kho-bao-cao-doi-ngoai-nhan-dan"

_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "notice": "note"}


def show(findings: Findings) -> str:
    """One run with every rule, so that a service can show a rule that was not broken too."""
    codes = list(RULES)
    seen: Counter[tuple[str, str, str]] = Counter()
    results = []
    for problem in findings.problems:
        identity = (problem.path, problem.code, findings.message(problem))
        seen[identity] += 1
        results.append(_result(findings, problem, codes, (*identity, str(seen[identity]))))
    run = {
        "tool": {"driver": {"name": TOOL, "rules": [_rule(RULES[code]) for code in codes]}},
        "language": "vi",
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    example = f"Sai:\n\n    {_indented(rule.wrong)}\n\nĐúng:\n\n    {_indented(rule.right)}\n"
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": f"{rule.says} {rule.why}".strip()},
        "help": {"text": example, "markdown": f"{rule.why}\n\n{example}".strip()},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [SUBJECTS[rule.about]]},
    }


def _indented(example: str) -> str:
    return example.strip("\n").replace("\n", "\n    ")


def _result(
    findings: Findings, problem: Problem, codes: list[str], identity: tuple[str, ...]
) -> dict[str, object]:
    artifact = {"uri": quote(findings.path(problem.path)), "uriBaseId": "%SRCROOT%"}
    region = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endLine": problem.end_line,
        "endColumn": problem.end_column,
    }
    result: dict[str, object] = {
        "ruleId": problem.code,
        "level": _LEVELS[problem.level],
        "message": {"text": f"{findings.message(problem)}\n{findings.help(problem)}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {
            # without the line, which moves when something above it changes
            "problem/v1": sha256("\0".join(identity).encode()).hexdigest()
        },
    }
    if problem.code in codes:
        result["ruleIndex"] = codes.index(problem.code)
    fix = findings.fix(problem)
    if fix is not None:
        result["fixes"] = [_fix(findings, problem, fix, artifact)]
    return result


def _fix(
    findings: Findings, problem: Problem, fix: Fix, artifact: dict[str, str]
) -> dict[str, object]:
    source = findings.source(problem.path)
    start, end = source.position(fix.start), source.position(fix.end)
    deleted = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    replacement = {"deletedRegion": deleted, "insertedContent": {"text": fix.replacement}}
    return {
        "description": {"text": fix.says},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }
