// One scalar of YAML: where it ends, and what it says.

const ESCAPES = {
  0: "\0", a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ",
  '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029",
};
const DIGITS = { x: 2, u: 4, U: 8 };
const PLAIN = /(?:[^\n:#]|:(?=[^ \n])|(?<=[^ ])#)*/y;
const PLAIN_IN_FLOW = /(?:[^\n:#,[\]{}]|:(?=[^ \n,[\]{}])|(?<=[^ ])#)*/y;

// Lines as one text: a single line end is a blank, more are line ends.
function folded(lines) {
  let text = lines[0];
  let empty = 0;
  for (const line of lines.slice(1)) {
    if (line === "") {
      empty += 1;
      continue;
    }
    text += (empty ? "\n".repeat(empty) : " ") + line;
    empty = 0;
  }
  return text + "\n".repeat(empty);
}

export function plainScalar(reader, start, parent, flow) {
  const { text } = reader;
  if (/[&*!%@`|>]/.test(text[start])) reader.refuse(`giá trị bắt đầu bằng dấu ${text[start]}`);
  const pattern = flow ? PLAIN_IN_FLOW : PLAIN;
  const lines = [];
  let at = start;
  let end = start;
  for (;;) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)[0];
    const line = found.trimEnd();
    lines.push(line);
    end = at + line.length;
    at += found.length;
    if (text[at] !== "\n") break;
    let blank = 0;
    let next = /(?:[ ]*\n)*[ ]*/y;
    next.lastIndex = at + 1;
    const gap = next.exec(text)[0];
    blank = gap.split("\n").length - 1;
    const where = at + 1 + gap.length;
    const sign = text[where];
    if (sign === undefined || sign === "#") break;
    if (flow ? /[,[\]{}:]/.test(sign) : reader.column(where) <= parent) break;
    lines.push(...Array(blank).fill(""));
    at = where;
  }
  if (text[at] === ":" && end >= start) reader.refuse("có dấu hai chấm và dấu cách trong giá trị");
  return { text: folded(lines), start, end, plain: true };
}

export function quotedScalar(reader, start) {
  const { text } = reader;
  const mark = text[start];
  let at = start + 1;
  let said = "";
  for (;;) {
    const sign = text[at];
    if (sign === undefined) reader.refuse("dấu nháy chưa đóng");
    if (mark === "'" && sign === "'" && text[at + 1] === "'") {
      said += "'";
      at += 2;
    } else if (sign === mark) {
      return { text: said, start, end: at + 1, plain: false };
    } else if (sign === "\n") {
      const gap = /\n[ \n]*/y;
      gap.lastIndex = at;
      const found = gap.exec(text)[0];
      const ends = found.split("\n").length - 1;
      said = said.replace(/ +$/, "") + (ends > 1 ? "\n".repeat(ends - 1) : " ");
      at += found.length;
    } else if (mark === '"' && sign === "\\") {
      const [char, length] = escaped(reader, text, at + 1);
      said += char;
      at += 1 + length;
    } else {
      said += sign;
      at += 1;
    }
  }
}

function escaped(reader, text, at) {
  const sign = text[at];
  if (sign in DIGITS) {
    const digits = text.slice(at + 1, at + 1 + DIGITS[sign]);
    if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < DIGITS[sign]) reader.refuse();
    return [String.fromCodePoint(parseInt(digits, 16)), 1 + digits.length];
  }
  if (!(sign in ESCAPES)) reader.refuse("dấu \\ không có nghĩa ở đây");
  return [ESCAPES[sign], 1];
}

export function blockScalar(reader, start, parent) {
  const { text } = reader;
  const head = /([|>])([+-]?)([1-9]?)([+-]?)[ ]*(?:(?<=[ ])#[^\n]*)?(?=\n|$)/y;
  head.lastIndex = start;
  const found = head.exec(text);
  if (!found) reader.refuse();
  const chomp = found[2] || found[4];
  const rest = reader.written.slice(start + found[0].length + 1).split("\n");
  let indent = found[3] ? Math.max(parent, 0) + Number(found[3]) : 0;
  const lines = [];
  let at = start + found[0].length + 1;
  let end = start + found[0].length;
  for (const [index, written] of rest.entries()) {
    const line = written.replace(/\r$/, "");
    const blank = line.trim() === "" && !(indent && line.length > indent);
    const margin = line.length - line.trimStart().length;
    if (!blank) {
      if (!indent) indent = margin;
      if (margin < indent || indent <= parent) break;
    } else if (index === rest.length - 1) {
      break; // behind the last line end there is nothing
    }
    lines.push(blank ? "" : line.slice(indent));
    at += written.length + 1;
    if (line.trim()) end = at - 1 - (written.length - line.trimEnd().length);
  }
  let said = found[1] === "|" ? lines.join("\n") : foldedBlock(lines);
  const bare = said.replace(/\n+$/, "");
  if (chomp === "+") said += lines.length ? "\n" : "";
  else said = chomp === "-" || bare === "" ? bare : `${bare}\n`;
  return { text: said, start, end, after: Math.min(at, text.length), plain: false };
}

// As folded(), but lines that are indented further keep their ends.
function foldedBlock(lines) {
  let text = "";
  let empty = 0;
  let before = null;
  for (const line of lines) {
    if (line === "") {
      empty += 1;
      continue;
    }
    if (before === null) text += "\n".repeat(empty);
    else if (/^\s/.test(line) || /^\s/.test(before)) text += "\n".repeat(empty + 1);
    else text += empty ? "\n".repeat(empty) : " ";
    text += line;
    before = line;
    empty = 0;
  }
  return text + "\n".repeat(empty);
}
