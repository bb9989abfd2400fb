"""Findings for programs."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from archive.checking.findings import Findings
from archive.checking.problem import Fix
from archive.checking.rule import RULES
from archive.checking.showing import json as json_form
from archive.checking.showing import sarif

FindingsIn = Callable[..., Findings]
TEXT = "---\ntitle: Á\nquantity: 20.000\n"
FIX = Fix(TEXT.index("20.000"), TEXT.index("20.000") + 6, "20000", "bỏ dấu chấm")

# The part of OASIS SARIF 2.1.0's schema that this output uses, strict about what it must have.
TEXTUAL = {"type": "object", "required": ["text"], "properties": {"text": {"minLength": 1}}}
COUNTED = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "properties": dict.fromkeys(["startLine", "startColumn", "endLine", "endColumn"], COUNTED),
    "additionalProperties": False,
}
ARTIFACT = {
    "type": "object",
    "required": ["uri"],
    "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~%/-]+$"}},
}
REPLACEMENT = {
    "type": "object",
    "required": ["deletedRegion"],
    "properties": {"deletedRegion": REGION, "insertedContent": {"required": ["text"]}},
}
CHANGE = {
    "type": "object",
    "required": ["artifactLocation", "replacements"],
    "properties": {
        "artifactLocation": ARTIFACT,
        "replacements": {"type": "array", "minItems": 1, "items": REPLACEMENT},
    },
}
PLACE = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {"artifactLocation": ARTIFACT, "region": REGION},
        }
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RESULT = {
    "type": "object",
    "required": ["message", "ruleId", "ruleIndex", "level", "locations"],
    "properties": {
        "message": TEXTUAL,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "locations": {"type": "array", "minItems": 1, "items": PLACE},
        "partialFingerprints": {"additionalProperties": {"type": "string"}},
        "fixes": {
            "items": {
                "required": ["artifactChanges"],
                "properties": {
                    "description": TEXTUAL,
                    "artifactChanges": {"type": "array", "minItems": 1, "items": CHANGE},
                },
            }
        },
    },
}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "help"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "shortDescription": TEXTUAL,
        "fullDescription": TEXTUAL,
        "help": TEXTUAL,
        "defaultConfiguration": {"properties": {"level": LEVEL}},
        "properties": {"properties": {"tags": {"type": "array", "uniqueItems": True}}},
    },
}
RUN = {
    "type": "object",
    "required": ["tool", "results"],
    "properties": {
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {"rules": {"type": "array", "items": RULE, "minItems": 1}},
                }
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": RUN},
    },
}


def as_json(findings: Findings) -> Any:
    return json.loads(json_form.show(findings))


def as_sarif(findings: Findings) -> Any:
    whole = json.loads(sarif.show(findings))
    Draft202012Validator(SARIF).validate(whole)
    return whole["runs"][0]


def test_json_is_the_object_of_the_format(findings_in: FindingsIn) -> None:
    assert as_json(findings_in(TEXT, "20.000", message="sai", help="Viết 20000.", fix=FIX)) == {
        "problems": [
            {
                "path": "content/to-chuc/tinh-doan-thu/2021.md",
                "line": 3,
                "column": 11,
                "code": "so-hang-nghin",
                "level": "error",
                "message": "sai",
                "help": "Viết 20000.",
                "fix": {
                    "line": 3,
                    "column": 11,
                    "end_line": 3,
                    "end_column": 17,
                    "replacement": "20000",
                    "says": "bỏ dấu chấm",
                },
            }
        ],
        "checked": 1,
    }


def test_json_without_problems_or_fixes(findings_in: FindingsIn) -> None:
    assert as_json(findings_in(TEXT)) == {"problems": [], "checked": 1}
    assert as_json(findings_in(TEXT, "Á"))["problems"][0]["fix"] is None


@pytest.mark.parametrize("form", [json_form, sarif])
def test_no_program_is_told_a_secret(form: Any, findings_in: FindingsIn) -> None:
    secret = findings_in(TEXT, "20.000", masked=True).problems
    findings = findings_in(TEXT, "20.000", message="“20.000”", help="Ghi 20.000", fix=FIX)

    told = form.show(replace(findings, unshown=secret))

    assert "20.000" not in told.split('"results"')[-1]
    assert '"20000"' not in told


def test_sarif_tells_where_in_characters(findings_in: FindingsIn) -> None:
    run = as_sarif(findings_in(TEXT, "20.000", message="sai", help="Viết 20000.", fix=FIX))

    (result,) = run["results"]
    region = {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 17}
    place = result["locations"][0]["physicalLocation"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert place["artifactLocation"]["uri"] == "content/to-chuc/tinh-doan-thu/2021.md"
    assert place["region"] == region
    assert result["message"]["text"] == "sai\nViết 20000."
    assert result["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "20000"}}
    ]


def test_sarif_lists_every_rule_and_each_result_finds_its_own(findings_in: FindingsIn) -> None:
    run = as_sarif(findings_in(TEXT, "20.000", "Á", level="notice"))

    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert {result["level"] for result in run["results"]} == {"note"}


def test_a_fingerprint_survives_a_moved_line(findings_in: FindingsIn) -> None:
    before = as_sarif(findings_in(TEXT, "20.000"))["results"][0]["partialFingerprints"]
    moved = as_sarif(findings_in("\n\n" + TEXT, "20.000"))["results"][0]["partialFingerprints"]
    twice = as_sarif(findings_in(TEXT, "20.000", "Á"))["results"]

    assert before == moved
    assert twice[0]["partialFingerprints"] != twice[1]["partialFingerprints"]


def test_an_odd_file_name_is_a_valid_uri(findings_in: FindingsIn) -> None:
    as_sarif(replace(findings_in(TEXT, "Á"), content="kho của tôi#1"))
