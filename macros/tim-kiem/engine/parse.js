// What was typed, as nodes that must all match.
//
// A node: { words: [{folded, exact}], phrase, minus, terms, chip, text }
//   phrase  its words stand side by side, in order
//   terms   terms of the index that match as well as the words (names, dates)
//   chip    what the node was understood as: { facet, value, label }[], or null

const QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/gu;
const YEAR = /^(?:19|20)\d\d$/u;
const LONG_NAME = 5; // letters from which on a name of one word is told from a common syllable

export function pieces(query) {
  const text = query.normalize("NFC").replace(QUOTES, '"');
  const found = [];
  const pattern = /(^|\s)?(-?)"([^"]*)"?|([^"]+)/gu;
  for (const match of text.matchAll(pattern)) {
    if (match[4] === undefined) found.push({ quoted: true, minus: match[2] === "-", text: match[3] });
    else found.push({ quoted: false, text: match[4] });
  }
  // a minus typed right before a quotation mark ends the free text before it
  found.forEach((piece, n) => {
    if (!piece.quoted && /(?:^|\s)-$/u.test(piece.text) && found[n + 1]?.quoted) {
      piece.text = piece.text.slice(0, -1);
      found[n + 1].minus = true;
    }
  });
  return found;
}

// `typing` tells that the last word may only be begun.
export async function parse(query, { analysis, store, off = [], typing = false }) {
  const nodes = [];
  for (const piece of pieces(query)) {
    if (piece.quoted) {
      const words = analysis.tokens(piece.text);
      if (words.length) nodes.push(node(words, { phrase: true, minus: piece.minus, text: piece.text }));
    } else {
      await free(piece.text, analysis, store, new Set(off), nodes);
    }
  }
  const last = nodes.at(-1);
  const begun = typing && last && !last.phrase && !last.minus && !last.chip && !/[\s"]$/u.test(query);
  if (begun) last.open = true;
  return nodes;
}

function node(words, more = {}) {
  return { words, phrase: false, minus: false, terms: [], chip: null, text: "", ...more };
}

async function free(text, analysis, store, off, nodes) {
  const tokens = analysis.tokens(text);
  const dates = analysis.dateTerms(text);
  for (let n = 0; n < tokens.length;) {
    const token = tokens[n];
    const date = dates.find((d) => d.start <= token.start && token.end <= d.end);
    const minus = isMinus(text, token.start);
    if (date) {
      const last = tokens.findLastIndex((t) => t.end <= date.end);
      const words = tokens.slice(n, last + 1);
      const written = text.slice(date.start, date.end);
      nodes.push(node(words, { phrase: true, minus, terms: [date.terms[0]], text: written }));
      n = last + 1;
      continue;
    }
    let joined = n + 1;
    while (joined < tokens.length && isJoined(text, tokens[joined - 1], tokens[joined])) joined++;
    const name = minus ? null : await longestName(tokens, n, store, analysis);
    if (name && n + name.count >= joined) {
      const words = tokens.slice(n, n + name.count);
      const written = text.slice(words[0].start, words.at(-1).end);
      const chip = off.has(written.toLowerCase()) ? null : chipOf(name.groups);
      const terms = name.groups.map((g) => g.term);
      nodes.push(node(words, { terms: chip || !hasFacet(name.groups) ? terms : [], chip, text: written }));
      n += name.count;
      continue;
    }
    const words = tokens.slice(n, joined);
    const written = text.slice(words[0].start, words.at(-1).end);
    const year = words.length === 1 && YEAR.test(token.folded) && !minus
      && !off.has(written.toLowerCase());
    const chip = year ? [{ facet: "nam", value: token.folded, label: token.folded }] : null;
    nodes.push(node(words, { phrase: words.length > 1, minus, chip, text: written }));
    n = joined;
  }
}

function isMinus(text, start) {
  return text[start - 1] === "-" && (start === 1 || /\s/u.test(text[start - 2]));
}

function isJoined(text, before, after) {
  return after.start > before.end ? /^[/.\-–_]+$/u.test(text.slice(before.end, after.start)) : true;
}

function hasFacet(groups) {
  return groups.some((g) => g.facet);
}

function chipOf(groups) {
  const named = groups.filter((g) => g.facet);
  return named.length ? named.map(({ facet, value, label }) => ({ facet, value, label })) : null;
}

async function longestName(tokens, start, store, analysis) {
  const word = await store.word(tokens[start].folded);
  if (!word) return null;
  const groups = new Map();
  let longest = 0;
  for (const name of word.names) {
    const { rest } = name;
    const stands = rest.every((w, n) => tokens[start + 1 + n]?.folded === w);
    if (!stands || rest.length + 1 < longest) continue;
    if (!rest.length && !isTelling(tokens[start], name, analysis)) continue;
    if (rest.length + 1 > longest) {
      groups.clear();
      longest = rest.length + 1;
    }
    groups.set(name.term, name);
  }
  return longest ? { count: longest, groups: [...groups.values()] } : null;
}

// “lao” alone may be Lào or the lao of lao động: a short name counts when it is typed as it is.
function isTelling(token, name, analysis) {
  if (token.folded.length >= LONG_NAME || !name.facet) return true;
  return analysis.tokens(name.label).some((t) => t.exact === token.exact);
}
