// The front matter as a tree of text, groups and lists, each with its place in the file.
//
// Only what the archive's format knows is read: plain, quoted and block scalars, groups and lists
// in lines or in brackets, comments. Everything else YAML has (anchors, aliases, tags, several
// documents) is refused, as archive.reading refuses it. Nothing is resolved: 20.000 stays text.

import { blockScalar, plainScalar, quotedScalar } from "./scalar_reading.js";

export class Unreadable extends Error {}

const KEY = /[^\s\-?:,[\]{}#&*!|>'"%@`][^\n]*?(?=:(?:[ \n]|$))|[-?](?=[^\s])[^\n]*?(?=:(?:[ \n]|$))/y;
const FLOW_KEY = /[^\s,[\]{}#&*!|>'"%@`][^\n,[\]{}]*?(?=\s*:(?:[ \n,[\]{}]|$))/y;
const DEEPEST = 12;

// The parts of a file: the YAML between the two lines of dashes, and the text below.
export function split(text) {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  const closing = /^---[ \t]*\r?$/gm;
  closing.lastIndex = opening ? opening[0].length : 0;
  const found = opening && closing.exec(text);
  if (!found) throw new Unreadable("Tệp không có phần hồ sơ giữa hai dòng ---");
  const below = Math.min(found.index + found[0].length + 1, text.length);
  const start = opening[0].length;
  return { start, end: found.index, yaml: text.slice(start, found.index), body: text.slice(below), below };
}

// The tree of text[start:end]; null when nothing is written there.
export function readTree(text, start = 0, end = text.length) {
  return new Reader(text.slice(0, end), start).document();
}

// What a tree holds, without its places.
export function plainTree(node) {
  if (node.kind === "text") return node.text;
  if (node.kind === "list") return node.items.map(plainTree);
  return Object.fromEntries([...node.entries].map(([name, child]) => [name, plainTree(child)]));
}

export function nodeAt(root, location) {
  let node = root;
  for (const step of location) node = node && childrenOf(node).get(step);
  return node ?? null;
}

// The entries of a group by name, the items of a list by number.
export function childrenOf(node) {
  if (node.kind === "map") return node.entries;
  return new Map(node.kind === "list" ? node.items.map((item, at) => [at, item]) : []);
}

class Reader {
  constructor(text, start) {
    this.written = text;
    this.text = text.replaceAll("\r", " "); // as long, and a blank at the end of a line is nothing
    this.at = start;
    this.depth = 0;
  }

  document() {
    this.toNext();
    if (this.at >= this.text.length) return null;
    const root = this.block(-1);
    this.toNext();
    if (this.at < this.text.length) this.refuse();
    return root;
  }

  refuse(why = "dòng này không đọc được") {
    const line = this.text.slice(0, this.at).split("\n").length;
    throw new Unreadable(`Dòng ${line}: ${why}`);
  }

  column(at = this.at) {
    return at - (this.text.lastIndexOf("\n", at - 1) + 1);
  }

  // Over blanks, comments and line ends; true when a new line was begun.
  toNext() {
    let fresh = this.column() === 0;
    for (;;) {
      const blanks = /[ ]*/y;
      blanks.lastIndex = this.at;
      this.at += blanks.exec(this.text)[0].length;
      const sign = this.text[this.at];
      if (sign === "#" && (fresh || this.text[this.at - 1] === " " || this.column() === 0)) {
        const line = this.text.indexOf("\n", this.at);
        this.at = line < 0 ? this.text.length : line;
      } else if (sign === "\n") {
        this.at += 1;
        fresh = true;
      } else if (sign === "\t") {
        this.refuse("có dấu tab");
      } else {
        return fresh;
      }
    }
  }

  isDash() {
    return this.text[this.at] === "-" && /[ \n]|^$/.test(this.text[this.at + 1] ?? "");
  }

  // The name of an entry that begins here, or null; the place does not move.
  key(pattern = KEY) {
    const sign = this.text[this.at];
    if (sign === '"' || sign === "'") {
      const quoted = quotedScalar(this, this.at);
      return /\s*:/y.test(this.text.slice(quoted.end, quoted.end + 2)) ? quoted : null;
    }
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found || / #/.test(found[0])) return null;
    const name = found[0].trimEnd();
    return { text: name, start: this.at, end: this.at + name.length };
  }

  // A node in lines, which stands at a greater column than `parent`.
  block(parent) {
    if (++this.depth > DEEPEST) this.refuse("các nhóm lồng nhau quá sâu");
    const column = this.column();
    let node;
    if (this.isDash()) node = this.blockList(column);
    else if (this.key()) node = this.blockMap(column);
    else node = this.inLine(parent);
    this.depth -= 1;
    return node;
  }

  blockList(column) {
    const node = { kind: "list", items: [], start: this.at, end: this.at };
    while (this.at < this.text.length && this.column() === column && this.isDash()) {
      this.at += 1;
      const after = this.at;
      const fresh = this.toNext();
      const inside = this.at < this.text.length && this.column() > column;
      node.items.push(inside ? this.block(column) : this.nothing(after, fresh));
      node.end = node.items.at(-1).end;
      this.toNext();
    }
    return node;
  }

  blockMap(column) {
    const node = { kind: "map", entries: new Map(), keys: new Map(), start: this.at, end: this.at };
    while (this.at < this.text.length && this.column() === column && !this.isDash()) {
      const key = this.key();
      if (!key) this.refuse();
      if (node.entries.has(key.text)) this.refuse(`mục “${key.text}” ghi hai lần`);
      this.at = this.text.indexOf(":", key.end) + 1;
      const after = this.at;
      const fresh = this.toNext();
      const here = this.at < this.text.length ? this.column() : -1;
      let value;
      if (fresh && !(here > column || (here === column && this.isDash()))) value = this.nothing(after, fresh);
      else if (fresh) value = this.block(here > column ? column : column - 1);
      else value = this.inLine(column);
      node.entries.set(key.text, value);
      node.keys.set(key.text, key);
      node.end = value.end;
      this.toNext();
    }
    return node;
  }

  nothing(at) {
    return { kind: "text", text: "", start: at, end: at };
  }

  // A value that begins on this line; its further lines stand beyond column `parent`.
  inLine(parent) {
    const sign = this.text[this.at];
    if (sign === undefined) return this.nothing(this.at);
    if (sign === "[" || sign === "{") return this.flow();
    let read;
    if (sign === "|" || sign === ">") read = blockScalar(this, this.at, parent);
    else if (sign === '"' || sign === "'") read = quotedScalar(this, this.at);
    else read = plainScalar(this, this.at, parent, false);
    this.at = read.after ?? read.end;
    return { kind: "text", ...read };
  }

  flow() {
    if (++this.depth > DEEPEST) this.refuse("các nhóm lồng nhau quá sâu");
    const start = this.at;
    const isMap = this.text[this.at] === "{";
    const closing = isMap ? "}" : "]";
    const node = isMap
      ? { kind: "map", entries: new Map(), keys: new Map(), start, end: start }
      : { kind: "list", items: [], start, end: start };
    this.at += 1;
    this.toNext();
    while (this.text[this.at] !== closing) {
      if (this.at >= this.text.length) this.refuse("ngoặc chưa đóng");
      if (isMap) {
        const key = this.key(FLOW_KEY);
        if (!key || node.entries.has(key.text)) this.refuse();
        this.at = this.text.indexOf(":", key.end) + 1;
        const after = this.at;
        this.toNext();
        node.entries.set(key.text, this.flowValue(after));
        node.keys.set(key.text, key);
      } else {
        node.items.push(this.flowValue(this.at));
      }
      this.toNext();
      if (this.text[this.at] === ",") {
        this.at += 1;
        this.toNext();
      } else if (this.text[this.at] !== closing) {
        this.refuse("thiếu dấu phẩy hay ngoặc đóng");
      }
    }
    this.at += 1;
    node.end = this.at;
    this.depth -= 1;
    return node;
  }

  flowValue(after) {
    const sign = this.text[this.at];
    if (sign === "," || sign === "}" || sign === "]") return this.nothing(after);
    if (sign === "[" || sign === "{") return this.flow();
    const quoted = sign === '"' || sign === "'";
    const read = quoted ? quotedScalar(this, this.at) : plainScalar(this, this.at, -1, true);
    this.at = read.end;
    return { kind: "text", ...read };
  }
}
