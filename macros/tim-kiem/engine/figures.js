// Figures as they may be typed, as the one word that they are in the archive.

const ZEROS = { nghin: 3, ngan: 3, k: 3, trieu: 6, tr: 6, ti: 9 };

// 20 nghìn is 20000, 1,2 tỷ is 1200000000; null where that is not what two tokens say.
export function inFull(text, [number, by]) {
  const zeros = /^\d+(?:,\d+)?$/u.test(number.folded) && ZEROS[by?.folded];
  return zeros && /^\s*$/u.test(text.slice(number.end, by.start))
    ? String(Math.round(number.folded.replace(",", ".") * 10 ** zeros)) : null;
}

// 2.5 typed for 2,5.
export function decimal(text, span) {
  const written = text.slice(span[0].start, span.at(-1).end);
  return span.length === 2 && /^\d+\.\d{1,2}$/u.test(written) ? written.replace(".", ",") : null;
}
