// Text as search compares it. The rules are a table, shared with language/search_text.py.

const MOST_READ = 200; // texts whose words are kept

export function analyser(table) {
  const written = (pattern) => Object.entries(table.classes)
    .reduce((text, [name, letters]) => text.replaceAll(`{${name}}`, letters), pattern);
  const marks = new RegExp(`[${table.classes.M}]`, "gu");
  const unseen = new RegExp(table.unseen, "gu");
  const ungrouped = new RegExp(`[.${table.classes.S}]`, "gu");
  const places = new Map();
  for (const [second, first] of Object.entries(table.toneFirst)) {
    for (const tone of table.tones) {
      places.set(first + (second + tone).normalize("NFC"), (first + tone).normalize("NFC") + second);
    }
  }
  const bySound = new RegExp(`^(${table.onset})(${[...places.keys()].join("|")})$`, "u");
  const iForY = new Map();
  for (const onset of table.iForY.onsets) {
    for (const [y, i] of Object.entries(table.iForY.letters)) iForY.set(onset + y, onset + i);
  }
  const tokenPattern = new RegExp(Object.values(table.tokens).map(written).join("|"), "gu");
  const dates = table.dates.map((d) => ({ ...d, pattern: new RegExp(written(d.pattern), "giu") }));
  const known = new Map();
  const read = new Map();

  function exactForm(word) {
    let text = word.normalize("NFC").toLowerCase();
    const found = bySound.exec(text);
    if (found) text = found[1] + places.get(found[2]);
    return iForY.get(text) ?? text;
  }

  function foldedForm(exact) {
    const bare = exact.normalize("NFD").replace(marks, "");
    return [...bare].map((letter) => table.letters[letter] ?? letter).join("");
  }

  // 20.000, 20 000, 20,000 and 20000 are one, so are 05 and 5.
  function number(word) {
    if (/^[0-9]+$/u.test(word)) return word.replace(/^0+(?=[0-9])/u, "");
    if (/^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?$/u.test(word)) {
      return word.replaceAll(",", "").replace(".", ",");
    }
    return word.replace(ungrouped, "");
  }

  function forms(word) {
    if (!known.has(word)) {
      if (known.size > 20000) known.clear();
      const digits = word[0] >= "0" && word[0] <= "9";
      const exact = digits ? number(word) : exactForm(word);
      known.set(word, { folded: digits ? exact : foldedForm(exact), exact });
    }
    return known.get(word);
  }

  // Those of the texts on show are asked for several times.
  function tokens(text) {
    const before = read.get(text);
    if (before) return before;
    if (read.size === MOST_READ) read.clear();
    const found = [];
    for (const match of text.matchAll(tokenPattern)) {
      const { folded, exact } = forms(match[0]);
      found.push({ folded, exact, start: match.index, end: match.index + match[0].length });
    }
    read.set(text, found);
    return found;
  }

  function dateTerms(text) {
    const taken = [];
    for (const { pattern, day, month, year } of dates) {
      for (const match of text.matchAll(pattern)) {
        const start = match.index;
        const end = start + match[0].length;
        if (taken.some((t) => start < t.end && t.start < end)) continue;
        const number = (group) => (group ? Number(match[group]) : null);
        const terms = termsOf(number(year), number(month), number(day));
        if (terms) taken.push({ terms, start, end });
      }
    }
    return taken.sort((a, b) => a.start - b.start);
  }

  // The most exact first: the day, the month, the day of any year.
  function termsOf(year, month, day) {
    if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null;
    const two = (n) => String(n).padStart(2, "0");
    const anyYear = day === null ? [] : [`@--${two(month)}-${two(day)}`];
    if (year === null) return anyYear;
    const monthTerm = `@${year < 100 ? year + 2000 : year}-${two(month)}`;
    return day === null ? [monthTerm] : [`${monthTerm}-${two(day)}`, monthTerm, ...anyYear];
  }

  // What was typed, as the rest expects it: composed, without signs that nobody sees.
  function cleaned(text) {
    return text.normalize("NFC").replace(unseen, "");
  }

  return { tokens, dateTerms, exactForm, foldedForm, cleaned, break: table.break };
}
