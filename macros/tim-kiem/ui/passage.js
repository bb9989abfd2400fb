// The stretch of a text that shows why it was found, with the matching words marked.

import { make } from "./dom.js";

const LENGTH = 260; // characters shown of a passage

// Phrases (folded words) to mark: those of the query, and the names they stand for.
export function phrasesOf(nodes, names) {
  const phrases = [];
  for (const node of nodes) {
    if (node.minus) continue;
    const words = node.words.map((w) => w.folded);
    if (node.phrase || node.terms.length) phrases.push(words);
    if (!node.phrase) phrases.push(...words.map((w) => [w]));
    for (const chip of node.chip ?? []) {
      const named = names?.find(([, facet, value]) => facet === chip.facet && value === chip.value);
      for (const name of named?.[3] ?? []) phrases.push(name.split(" "));
    }
  }
  return phrases;
}

export function spans(text, phrases, analysis, open) {
  const tokens = analysis.tokens(text);
  const found = [];
  for (let n = 0; n < tokens.length; n++) {
    let longest = 0;
    for (const phrase of phrases) {
      const stands = phrase.every((w, k) => {
        const token = tokens[n + k];
        return token && (token.folded === w || (w === open && token.folded.startsWith(w)));
      });
      if (stands) longest = Math.max(longest, phrase.length);
    }
    if (longest) {
      found.push([tokens[n].start, tokens[n + longest - 1].end]);
      n += longest - 1;
    }
  }
  return found;
}

export function marked(text, found) {
  const pieces = [];
  let at = 0;
  for (const [start, end] of found) {
    pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces;
}

// The window of the text that holds most marks; whole when it is short.
export function passage(text, phrases, analysis, open) {
  const found = spans(text, phrases, analysis, open);
  if (text.length <= LENGTH) return marked(text, found);
  let best = 0;
  let most = -1;
  for (const [start] of found) {
    const from = Math.max(0, start - 60);
    const count = found.filter(([s, e]) => s >= from && e <= from + LENGTH).length;
    if (count > most) { most = count; best = from; }
  }
  const from = best ? text.lastIndexOf(" ", best) + 1 : 0;
  const end = text.indexOf(" ", from + LENGTH);
  const to = end < 0 ? text.length : end;
  const inside = found.filter(([s, e]) => s >= from && e <= to).map(([s, e]) => [s - from, e - from]);
  return [from ? "… " : "", ...marked(text.slice(from, to), inside), to < text.length ? " …" : ""];
}
