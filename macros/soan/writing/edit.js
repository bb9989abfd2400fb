// One value of a file changed, and nothing else of it, by the rules of archive.writing.edit.
//
// The text is spliced at the places that reading found. Every result is read again and compared
// with what was meant; a change that would come out differently is refused.

import { emit, inFlow, STEP } from "./emit.js";
import { inPlaceOf } from "./instead.js";
import { changed, same } from "./plain.js";
import { scalar } from "./scalars.js";
import { childrenOf, nodeAt, plainTree, readTree, split } from "./tree.js";

export class Refused extends Error {}

export class EditableText {
  constructor(text) {
    this.text = text;
    this.parts = split(text);
    this.root = readTree(text, this.parts.start, this.parts.end);
  }

  value(location = []) {
    const node = nodeAt(this.root, location);
    return node && plainTree(node);
  }

  set(location, value, order = null) {
    const node = this.written(location);
    if (same(plainTree(node), value)) return this;
    const isList = Array.isArray(value);
    const isGroup = !isList && typeof value === "object";
    if (node.kind === "map" && isGroup && Object.keys(value).length) {
      return this.setGroup(location, node, value, order);
    }
    if (node.kind === "list" && isList && value.length) return this.setList(location, node, value);
    return this.replaced(location, node, value);
  }

  insert(location, value, order = []) {
    const group = this.written(location.slice(0, -1));
    const last = location.at(-1);
    const meant = changed(this.value() ?? {}, location, value, true);
    if (group.kind === "list" && typeof last === "number" && last <= group.items.length) {
      return this.withItem(group, last, value, meant);
    }
    if (group.kind === "map" && typeof last === "string" && !group.entries.has(last)) {
      return this.withEntry(group, last, value, meant, order);
    }
    throw new Refused("không có chỗ cho mục mới");
  }

  remove(location) {
    const node = this.written(location);
    const parent = this.written(location.slice(0, -1));
    const siblings = [...childrenOf(parent)];
    const at = siblings.findIndex(([step]) => step === location.at(-1));
    const below = siblings[at + 1] ? this.startOf(parent, siblings[at + 1][0]) : null;
    let start = this.startOf(parent, location.at(-1));
    let end = node.end;
    if (this.isFlow(parent)) {
      if (below !== null) end = below;
      else if (at) start = siblings[at - 1][1].end;
    } else if (siblings.length === 1) {
      throw new Refused("là mục duy nhất của nhóm");
    } else if (parent.kind === "map" && this.standsBehindDash(start)) {
      end = below ?? end; // the next entry takes its place behind the dash
      if (this.text.slice(this.lineEnd(node.end), end).includes("#")) {
        throw new Refused("lời chú bên dưới sẽ không có chỗ");
      }
    } else {
      [start, end] = [this.lineStart(start), this.lineEnd(end)];
    }
    return this.spliced(start, end, "", changed(this.value() ?? {}, location, null));
  }

  // Another value in the place of the whole one, whatever of it is alike.
  replace(location, value) {
    return this.replaced(location, this.written(location), value);
  }

  setGroup(location, node, value, order) {
    let edited = this;
    for (const [name, inner] of Object.entries(value)) {
      const place = [...location, name];
      edited = node.entries.has(name)
        ? edited.set(place, inner)
        : edited.insert(place, inner, order ?? Object.keys(value));
    }
    for (const name of node.entries.keys()) {
      if (!(name in value)) edited = edited.remove([...location, name]);
    }
    return edited;
  }

  setList(location, node, value) {
    const old = node.items.map(plainTree);
    let edited = this;
    const before = alike(old, value);
    const behind = alike(old.slice(before).reverse(), value.slice(before).reverse());
    const shared = Math.min(old.length, value.length) - behind;
    for (let at = before; at < shared; at += 1) edited = edited.set([...location, at], value[at]);
    for (let at = shared; at < value.length - behind; at += 1) {
      edited = edited.insert([...location, at], value[at]);
    }
    for (let at = old.length - behind - 1; at >= shared; at -= 1) {
      edited = edited.remove([...location, at]);
    }
    return edited;
  }

  replaced(location, node, value) {
    let { start, end } = node;
    const flow = this.isWithinFlow(location);
    const parent = location.length ? nodeAt(this.root, location.slice(0, -1)) : null;
    let margin = this.column(start);
    const meant = changed(this.value() ?? {}, location, value);
    if (parent?.kind === "map" && !flow) {
      const name = parent.keys.get(location.at(-1));
      margin = this.column(name.start) + STEP;
      if (!(typeof value === "string" && node.kind === "text")) {
        // a group begins on the line below its name, what is short behind it
        start = this.text.indexOf(":", name.end) + 1;
        const lines = emit({ x: value }, margin - STEP).trim().replace(/^x:/, "");
        return this.spliced(start, end, lines, meant);
      }
    }
    let written = inPlaceOf(this.text.slice(start, end), value, margin, flow);
    const lineEnd = end + this.text.slice(end).split("\n")[0].replace(/[\s\r]+$/, (s) => s.replace("\r", "")).length;
    if (written.includes("\n") && !this.text.slice(start, end).includes("\n")) {
      // a comment behind the value goes up to the block's sign
      const cut = written.indexOf("\n");
      written = `${written.slice(0, cut)}${this.text.slice(end, lineEnd)}\n${written.slice(cut + 1)}`;
      end = lineEnd;
    }
    return this.spliced(start, end, written, meant);
  }

  withEntry(group, name, value, meant, order) {
    const known = order.includes(name) ? order.slice(0, order.indexOf(name)) : [...group.entries.keys()];
    const above = [...group.entries.keys()].filter((key) => known.includes(key));
    if (this.isFlow(group)) {
      return this.withInFlow(group, above.at(-1) ?? null, `${scalar(name, true)}: ${inFlow(value)}`, meant);
    }
    const first = Math.min(...[...group.keys.values()].map((key) => key.start));
    const column = this.column(first);
    const written = emit({ [name]: value }, column);
    if (above.length) {
      const at = this.lineEnd(group.entries.get(above.at(-1)).end);
      return this.spliced(at, at, written, meant);
    }
    return this.spliced(first, first, written.trimStart() + " ".repeat(column), meant);
  }

  withItem(items, at, value, meant) {
    if (this.isFlow(items)) return this.withInFlow(items, at ? at - 1 : null, inFlow(value), meant);
    const place =
      at < items.items.length
        ? this.lineStart(this.startOf(items, at))
        : this.lineEnd(items.items.at(-1).end);
    const column = this.column(items.start);
    let written = emit([value], column);
    const beside = items.items[Math.max(at - 1, 0)];
    if (typeof value === "object" && !Array.isArray(value) && this.isFlow(beside)) {
      written = `${" ".repeat(column)}- ${inFlow(value)}\n`;
    }
    return this.spliced(place, place, written, meant);
  }

  withInFlow(group, behind, value, meant) {
    const children = childrenOf(group);
    if (behind !== null) {
      const at = children.get(behind).end;
      return this.spliced(at, at, `, ${value}`, meant);
    }
    const at = group.start + 1;
    return this.spliced(at, at, children.size ? `${value}, ` : value, meant);
  }

  written(location) {
    const node = nodeAt(this.root, location);
    if (!node) throw new Refused("chưa có gì ở đó");
    return node;
  }

  isFlow(node) {
    return "{[".includes(this.text[node.start] ?? " ");
  }

  isWithinFlow(location) {
    return location.some((_, n) => this.isFlow(nodeAt(this.root, location.slice(0, n))));
  }

  startOf(parent, step) {
    if (parent.kind === "map") return parent.keys.get(step).start;
    const { start } = parent.items[step];
    return this.isFlow(parent) ? start : this.text.lastIndexOf("-", start - 1);
  }

  column(at) {
    return at - this.lineStart(at);
  }

  lineStart(at) {
    return at ? this.text.lastIndexOf("\n", at - 1) + 1 : 0;
  }

  lineEnd(at) {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end + 1;
  }

  standsBehindDash(at) {
    return this.text.slice(this.lineStart(at), at).trim() !== "";
  }

  spliced(start, end, written, meant) {
    const added = this.text.includes("\r\n") ? written.replaceAll("\n", "\r\n") : written;
    let edited;
    try {
      edited = new EditableText(this.text.slice(0, start) + added + this.text.slice(end));
    } catch {
      throw new Refused("không đổi được mà không đổi điều khác");
    }
    if (!same(edited.value() ?? {}, meant) || edited.parts.body !== this.parts.body) {
      throw new Refused("không đổi được mà không đổi điều khác");
    }
    return edited;
  }
}

// How many of the first items are alike.
function alike(old, value) {
  let at = 0;
  while (at < Math.min(old.length, value.length) && same(old[at], value[at])) at += 1;
  return at;
}
