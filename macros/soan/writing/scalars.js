// One text as a YAML scalar, by the rules of archive.writing.scalars; a test compares the two.

import { plainTree, readTree, Unreadable } from "./tree.js";

export const WIDTH = 100;
const FOLDED = 92;
const BEGINS_ANOTHER = /^(?:[\s\-?:,[\]{}#&*!|>'"%@`~=<]|\.\.\.|null$)/i;
const ENDS_IT = /:(?:\s|$)|\s#|\s$|[[\]{},]$/;
// libyaml takes ":?" within brackets for the mark of a key
const FLOW_SIGNS = /[[\]{},]|:\?/;
const NOT_PRINTED = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const ODD =
  /[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]|\ufeff/gu;

export const length = (text) => [...text].length;

export function scalar(text, flow = false) {
  return mayBePlain(text, flow) ? text : inQuotes(text);
}

export function mayBePlain(text, flow = false) {
  if (!text || NOT_PRINTED.test(text) || BEGINS_ANOTHER.test(text) || ENDS_IT.test(text)) return false;
  return !(flow && FLOW_SIGNS.test(text));
}

export function inQuotes(text, mark = '"') {
  if (/[\n\r\t]/.test(text) || text.search(ODD) >= 0) {
    const escaped = (char) =>
      `\\U${char.codePointAt(0).toString(16).toUpperCase().padStart(8, "0")}`;
    return asJson(text).replace(ODD, escaped);
  }
  if (mark === "'" || text.includes('"') || text.includes("\\")) {
    return `'${text.replaceAll("'", "''")}'`;
  }
  return `"${text}"`;
}

// As Python's json.dumps(ensure_ascii=False), which escapes no lone surrogate and no U+007F.
function asJson(text) {
  return JSON.stringify(text);
}

// The text as a block's sign and lines, not indented; null where a block cannot hold it.
export function inBlock(text, isFolded = false, like = []) {
  let lines;
  if (isFolded) {
    if (!text || text.includes("\n") || text !== text.split(/\s+/).filter(Boolean).join(" ")) return null;
    lines = [">-", ...folded(text, like)];
  } else {
    lines = [text.endsWith("\n") ? "|" : "|-", ...text.replace(/\n$/, "").split("\n")];
  }
  const source = `x: ${lines.map((line) => (line ? `  ${line}\n` : "\n")).join("").trimStart()}`;
  try {
    // what a block cannot hold (a first line that is indented, odd characters) is found by reading
    const tree = source.search(ODD) < 0 ? readTree(source) : null;
    const read = tree && tree.kind === "map" ? plainTree(tree) : {};
    return read.x === text && Object.keys(read).length === 1 ? lines : null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function folded(text, like) {
  const lines = [];
  let rest = text;
  for (const line of like) {
    if (!rest.startsWith(`${line} `)) break;
    lines.push(line);
    rest = rest.slice(line.length + 1);
  }
  let line = "";
  for (const word of rest.split(" ")) {
    if (line && length(line) + 1 + length(word) > FOLDED) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}
