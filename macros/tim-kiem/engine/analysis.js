// Text as search compares it. The rules are a table, shared with language/search_text.py.

export function analyser(table) {
  const [firstMark, lastMark] = table.marks;
  const marks = new RegExp(`[${firstMark}-${lastMark}]`, "gu");
  const places = new Map();
  for (const [second, first] of Object.entries(table.toneFirst)) {
    for (const tone of table.tones) {
      places.set(first + (second + tone).normalize("NFC"), (first + tone).normalize("NFC") + second);
    }
  }
  const bySound = new RegExp(`^(${table.onset})(${[...places.keys()].join("|")})$`, "u");
  const tokenPattern = new RegExp(table.token, "giu");
  const grouped = new RegExp(table.grouped, "giu");
  const decimal = new RegExp(table.decimal, "giu");
  const dates = table.dates.map((d) => ({ ...d, pattern: new RegExp(d.pattern, "giu") }));

  function exactForm(word) {
    let text = word.normalize("NFC").toLowerCase();
    const found = bySound.exec(text);
    if (found) text = found[1] + places.get(found[2]);
    const letters = [...text];
    if (letters.length === 2 && table.iForY.onsets.includes(letters[0])) {
      text = letters[0] + (table.iForY.letters[letters[1]] ?? letters[1]);
    }
    return text;
  }

  function foldedForm(exact) {
    const bare = exact.normalize("NFD").replace(marks, "");
    return [...bare].map((letter) => table.letters[letter] ?? letter).join("");
  }

  function numbers(text) {
    const found = [];
    for (const match of text.matchAll(grouped)) {
      found.push([match.index, match.index + match[0].length,
        match[0].replace(/[. \u00a0\u202f]/gu, "")]);
    }
    for (const match of text.matchAll(decimal)) {
      found.push([match.index, match.index + match[0].length, match[0]]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  }

  function words(text, start, end, found) {
    for (const match of text.slice(start, end).matchAll(tokenPattern)) {
      const at = start + match.index;
      const word = match[0];
      if (/^\d/u.test(word)) {
        const number = word.replace(/^0+(?=\d)/u, "");
        found.push({ folded: number, exact: number, start: at, end: at + word.length });
      } else {
        const exact = exactForm(word);
        found.push({ folded: foldedForm(exact), exact, start: at, end: at + word.length });
      }
    }
  }

  function tokens(text) {
    const found = [];
    let at = 0;
    for (const [start, end, number] of numbers(text)) {
      words(text, at, start, found);
      found.push({ folded: number, exact: number, start, end });
      at = end;
    }
    words(text, at, text.length, found);
    return found;
  }

  function dateTerms(text) {
    const taken = [];
    for (const { pattern, day, month, year } of dates) {
      for (const match of text.matchAll(pattern)) {
        const start = match.index;
        const end = start + match[0].length;
        if (taken.some((t) => start < t.end && t.start < end)) continue;
        const m = Number(match[month]);
        const d = day ? Number(match[day]) : null;
        if (m < 1 || m > 12 || (d !== null && (d < 1 || d > 31))) continue;
        const monthTerm = `@${Number(match[year])}-${String(m).padStart(2, "0")}`;
        const terms = d === null
          ? [monthTerm] : [`${monthTerm}-${String(d).padStart(2, "0")}`, monthTerm];
        taken.push({ terms, start, end });
      }
    }
    return taken.sort((a, b) => a.start - b.start);
  }

  return { tokens, dateTerms, exactForm, foldedForm };
}
