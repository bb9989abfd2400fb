// Between a file and what a form holds of it.
//
// A form's data: text for every scalar (empty: not written), an object for a group, an array for a
// list and for a group that may be absent; `<name>_none` beside a list that is stated to be none.
// `body` is the text below, `_source` the file it all came from. A file that no form can show is
// kept whole in `_source`, with the reason in `_unreadable`, and saved as it was.

import { EditableText, Refused } from "./edit.js";
import { emit } from "./emit.js";
import { same } from "./plain.js";
import { Unreadable } from "./tree.js";

export function open(fields, text) {
  try {
    const file = new EditableText(text);
    const plain = file.value() ?? {};
    return { ...toForm(fields, plain), body: file.parts.body, _source: text };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { body: "", _source: text, _unreadable: error.message };
  }
}

// The text to save: of a file that was opened, the same bytes but for what differs.
export function save(fields, data) {
  if (data._unreadable) return data._source;
  const now = fromForm(fields, data);
  const body = (data.body ?? "").replaceAll("\r\n", "\n");
  if (!data._source) return written(now, body);
  const file = new EditableText(data._source);
  const plain = file.value() ?? {};
  const before = fromForm(fields, toForm(fields, plain));
  const text = withEntries(file, merged(plain, before, now));
  const { below, body: old } = new EditableText(text).parts;
  const windows = text.includes("\r\n");
  if (body === old.replaceAll("\r\n", "\n")) return text;
  return text.slice(0, below) + ended(windows ? body.replaceAll("\n", "\r\n") : body);
}

function written(entries, body) {
  return `---\n${emit(entries)}---\n${ended(body.replace(/^\n+/, ""))}`;
}

const ended = (text) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);

// The entries changed one by one; an entry that cannot be changed within is written anew.
function withEntries(file, entries) {
  let edited = file;
  const order = Object.keys(entries);
  for (const [name, value] of Object.entries(entries)) {
    if (!(name in (edited.value() ?? {}))) {
      edited = edited.insert([name], value, order);
      continue;
    }
    try {
      edited = edited.set([name], value);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      edited = edited.replace([name], value);
    }
  }
  for (const name of Object.keys(edited.value() ?? {})) {
    if (!(name in entries)) edited = edited.remove([name]);
  }
  return edited.text;
}

export function toForm(fields, plain) {
  if (typeof plain !== "object" || Array.isArray(plain)) throw new Unreadable("Hồ sơ viết sai khuôn");
  const data = {};
  for (const field of fields) {
    const value = plain[field.name];
    if (value === undefined) continue;
    if (field.none && Array.isArray(value) && !value.length) data[`${field.name}_none`] = true;
    else if (field.many) data[field.name] = listed(field, value).map((item) => one(field, item));
    else if (field.single) data[field.name] = [one(field, value)];
    else data[field.name] = one(field, value);
  }
  return data;
}

function listed(field, value) {
  if (Array.isArray(value)) return value;
  if (value === "") return [];
  throw new Unreadable(`Mục “${field.label}” phải là danh sách`);
}

function one(field, value) {
  if (field.kind === "group") return toForm(field.fields, value);
  if (typeof value !== "string") throw new Unreadable(`Mục “${field.label}” phải là một giá trị`);
  return value;
}

// The entries a form's data stand for, in the order of the model; nothing for what is empty.
export function fromForm(fields, data) {
  const plain = {};
  for (const field of fields) {
    const value = data?.[field.name];
    const items = field.many || field.single ? [value ?? []].flat() : [value];
    const kept = items.map((item) => filled(field, item)).filter((item) => item !== null);
    if (kept.length) plain[field.name] = field.many ? kept : kept[0];
    else if (field.none && data?.[`${field.name}_none`]) plain[field.name] = [];
  }
  return plain;
}

function filled(field, value) {
  if (value === undefined || value === null) return null;
  if (field.kind === "group") {
    const group = fromForm(field.fields, value);
    return Object.keys(group).length ? group : null;
  }
  // a text that ends in line ends is the same text without them
  const text = String(value).replaceAll("\r\n", "\n").trim().normalize("NFC");
  return text === "" ? null : text;
}

// `plain` with what differs between `before` and `now`; what the form does not show stays.
export function merged(plain, before, now) {
  if (same(before, now)) return plain;
  if (Array.isArray(now) && Array.isArray(plain) && Array.isArray(before)) {
    return plain.length === before.length ? mergedList(plain, before, now) : now;
  }
  if (!isGroup(now) || !isGroup(plain) || !isGroup(before)) return now;
  const kept = Object.entries(plain)
    .filter(([name]) => !(name in before) || name in now)
    .map(([name, value]) => {
      if (!(name in now)) return [name, value];
      return [name, name in before ? merged(value, before[name], now[name]) : now[name]];
    });
  const names = Object.keys(now);
  for (const name of names.filter((name) => !(name in plain))) {
    const earlier = names.slice(0, names.indexOf(name));
    const at = kept.findLastIndex(([known]) => earlier.includes(known)) + 1;
    kept.splice(at, 0, [name, now[name]]);
  }
  return Object.fromEntries(kept);
}

function mergedList(plain, before, now) {
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && same(before[head], now[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && same(before.at(-1 - tail), now.at(-1 - tail))) tail += 1;
  return now.map((item, at) => {
    if (at < head) return plain[at];
    const behind = now.length - at;
    if (behind <= tail) return plain.at(-behind);
    return at < before.length - tail ? merged(plain[at], before[at], item) : item;
  });
}

const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
