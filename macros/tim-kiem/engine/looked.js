// What a query will need, asked for at once: one after the other each would take a round to the server.

import { chainsOf, writtenAsOne } from "./query.js";

export const FEW_WORDS = 4; // up to them all names are asked for at once
export const LONG_QUERY = 8; // words
const SHORT_PHRASE = 5; // words; the chains of a longer one are asked for when its neighbours are somewhere

// Asks at once for what words, neighbours, dates (which have lists of their own), chains of a phrase and
// names will need; names of several words only where they stand in parts of their own.
export async function looked({ tokens, quoted, dates }, text, store, analysis) {
  const first = mayBeOneName(tokens, store) && !quoted ? 2 : Infinity;
  const isDated = (token) => dates.some((date) => isWithin(token, date));
  const phrases = quoted ? [tokens] : writtenAsOne(text, tokens).filter((run) => !run.some(isDated));
  await Promise.all([
    ...tokens.map((token) => (isDated(token) ? null
      : quoted && tokens.length > 1 ? store.about(token.folded) : store.word(token.folded))),
    ...(quoted ? [] : tokens.map((token) => (isDated(token) ? null : store.spellingApart(token)))),
    ...tokens.slice(1, first).map((token, n) => (isDated(tokens[n]) ? null : store.pair(tokens[n].folded, token.folded))),
    ...dates.map((date) => store.term(date.terms[0])),
    ...tokens.slice(0, quoted ? 0 : tokens.length > FEW_WORDS ? 1 : FEW_WORDS)
      .map((token, n) => (isDated(token) ? null : store.names(runFrom(tokens, n), [], analysis))),
    ...phrases.filter(({ length }) => length <= SHORT_PHRASE).flatMap(chainsOf).map((chain) => store.falseChain(chain)),
  ]);
}

export const runFrom = (tokens, n) => tokens.slice(n).map((token) => token.folded).join(" ");
// Of what may be one long name only the first neighbours are asked for: where it is one, the others seldom
// matter (foremost.js).
export const mayBeOneName = (tokens, store) => tokens.length >= LONG_QUERY
  && store.isBegun(`${tokens[0].folded} ${tokens[1].folded}`);

export const isWithin = (token, { start, end }) => start <= token.start && token.end <= end;
