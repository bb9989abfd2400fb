// Plain values as YAML in the format's own style, by the rules of archive.writing.emit.

import { inBlock, length, mayBePlain, scalar, WIDTH } from "./scalars.js";

export const STEP = 2;
const FOLDED_FROM = 140;
const LONGEST_IN_FLOW = 60;

export function emit(value, indent = 0) {
  return lines(value, indent)
    .map((line) => (line ? `${" ".repeat(indent)}${line}\n` : "\n"))
    .join("");
}

export function inFlow(value) {
  if (typeof value === "string") return scalar(value, true);
  if (Array.isArray(value)) return `[${value.map(inFlow).join(", ")}]`;
  const inner = Object.entries(value).map(([name, v]) => `${scalar(name, true)}: ${inFlow(v)}`);
  return `{${inner.join(", ")}}`;
}

function isEmpty(value) {
  return (Array.isArray(value) ? value : Object.keys(value)).length === 0;
}

function lines(value, column) {
  if (typeof value === "string") return textLines(value, column);
  if (isEmpty(value)) return [inFlow(value)];
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, column));
  return Object.entries(value).flatMap(([name, inner]) => entryLines(scalar(name), inner, column));
}

function entryLines(name, value, column) {
  if (typeof value === "string") {
    const [first, ...rest] = textLines(value, column + length(name) + 2);
    return [`${name}: ${first}`, ...indented(rest)];
  }
  const line = `${name}: ${inFlow(value)}`;
  if (fitsALine(value) && column + length(line) <= WIDTH) return [line];
  return [`${name}:`, ...indented(lines(value, column + STEP))];
}

function itemLines(item, column) {
  const count = typeof item === "string" ? 0 : (Array.isArray(item) ? item : Object.keys(item)).length;
  // a group of one entry reads better without braces
  if (typeof item !== "string" && count !== 1 && fitsALine(item)) {
    const line = `- ${inFlow(item)}`;
    if (column + length(line) <= WIDTH) return [line];
  }
  const [first, ...rest] = lines(item, column + STEP);
  return [`- ${first}`, ...indented(rest)];
}

function indented(all) {
  return all.map((line) => (line ? `${" ".repeat(STEP)}${line}` : ""));
}

function textLines(text, column) {
  if (text.includes("\n")) return inBlock(text) ?? [scalar(text)];
  if (column + length(text) >= FOLDED_FROM && text.includes(" ")) {
    return inBlock(text, true) ?? [scalar(text)];
  }
  return [scalar(text)];
}

function fitsALine(value) {
  return Object.values(value).every(
    (text) =>
      typeof text === "string" &&
      length(text) <= LONGEST_IN_FLOW &&
      mayBePlain(text) === mayBePlain(text, true),
  );
}
