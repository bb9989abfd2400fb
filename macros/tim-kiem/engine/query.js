// What was typed, cut into quoted and free pieces and their words; nothing is looked up yet.

export const MOST_WORDS = 24; // what is typed beyond them is left out, and said

const QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/gu;
const SINGLE = /(?<=^|[\s\-\u2212])['\u2018]([^'\u2018\u2019]+)['\u2019](?=\s|$)/gu;
const MINUS = /[-\u2212]/u;
const LONE_MINUS = /(?:^|\s)[-\u2212]$/u;
const BEFORE_DATE = /(?<=^|\s)[-\u2212](?=\S)/gu;
const JOINT = /^[/.\-\u2013_]*$/u;

// Pieces { quoted, minus, tokens, dates } and whether words were left out; offsets are those of the
// text, which is the query composed and with straight quotation marks.
export function cut(query, analysis) {
  const text = analysis.cleaned(query).replace(QUOTES, '"').replace(SINGLE, '"$1"');
  const pieces = [];
  let left = MOST_WORDS;
  let whole = true;
  const add = (from, to, quoted, minus) => {
    const shift = (t) => ({ ...t, start: t.start + from, end: t.end + from });
    let tokens = analysis.tokens(text.slice(from, to)).map(shift);
    if (tokens.length > left) {
      tokens = tokens.slice(0, left);
      whole = false;
    }
    left -= tokens.length;
    const dates = quoted ? []
      : analysis.dateTerms(text.slice(from, to).replace(BEFORE_DATE, " ")).map(shift);
    if (tokens.length) pieces.push({ quoted, minus, from, to, tokens, dates });
  };
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('"', at);
    const free = open < 0 ? text.length : open;
    const minus = open >= 0 && LONE_MINUS.test(text.slice(at, open));
    add(at, minus ? free - 1 : free, false, false);
    if (open < 0) break;
    const close = text.indexOf('"', open + 1);
    const end = close < 0 ? text.length : close;
    add(open + 1, end, true, minus);
    at = end + 1;
  }
  return { text, pieces, whole };
}

// A minus right before a word, with nothing or a blank before it.
export function isMinus(text, start) {
  return MINUS.test(text[start - 1] ?? "") && (start === 1 || /[\s"]/u.test(text[start - 2]));
}

// How many tokens from `n` on are written as one: 44-CT/TW, Covid-19, 60kg.
export function joined(text, tokens, n) {
  let end = n + 1;
  while (end < tokens.length && JOINT.test(text.slice(tokens[end - 1].end, tokens[end].start))) end++;
  return end - n;
}

// The words in such runs: [44, ct, tw], [covid, 19].
export function writtenAsOne(text, tokens) {
  const runs = [];
  for (let n = 0; n < tokens.length; n += runs.at(-1).length) runs.push(tokens.slice(n, n + joined(text, tokens, n)));
  return runs;
}

// The runs of three words and more within words side by side.
export function chainsOf(words) {
  const chains = [];
  for (let size = 3; size <= words.length; size++) {
    for (let from = 0; from + size <= words.length; from++) chains.push(words.slice(from, from + size));
  }
  return chains;
}
