// Figures, days and spans of the year as people say or shorten them, written as the archive has them.

import { fromTelex, vniAsTelex } from "./telex.js";
import { isSyllable } from "./weigh.js";

const valued = (text) => Object.fromEntries(text.split(" ").map((one) => one.split("=")).map(([w, n]) => [w, Number(n)]));

const BELOW_TEN = valued("mot=1 hai=2 ba=3 bon=4 nam=5 sau=6 bay=7 tam=8 chin=9");
const BEHIND_TENS = { ...BELOW_TEN, ...valued("tu=4 lam=5 nham=5") };
const SCALES = valued("nghin=3 ngan=3 k=3 van=4 trieu=6 tr=6 ti=9");
const MONTHS = { ...BELOW_TEN, ...valued("gieng=1 tu=4 muoi=10 chap=12") };
const PARTS = { dau: [1, 3], giua: [5, 8], cuoi: [10, 12] };
const QUARTERS = { ...valued("1=1 2=2 3=3 4=4 i=1 ii=2 iii=3 iv=4 nhat=1 tu=4"), ...BELOW_TEN };
const FIRST_QUARTER = 33; // as EDTF numbers them; halves from 40 on
const HALVES = 40;

const MARK = "\u0001"; // stands around the number of a stretch; nobody types it
const YEAR_AFTER = "((?:19|20)\\d\\d)(?!\\d)";
const BEHIND_FIGURE = "(?<=\\d|ngh[ìi]n|ng[àa]n|tri[ệe]u|tr|k|t[ỷyỉi])\\s*";
const AS_TYPED = [
  [/(?<!\p{L})(?:ng[àa]y|h[ôo]m|s[áa]ng|chi[ềe]u|t[ốo]i) (\d{1,2})[.-](\d{1,2})(?![.,/-]?\d)/giu, (_, day, month) => `ngày ${day}/${month}`],
  [/(?<!\S)[^\s\d"]+(?!\S)/gu, (words) => words.replace(/(?<=\p{Ll}\p{M}*)[/.,;](?=\p{L})|(?<=\p{L}{2})[/.](?=\p{Lu}?\p{Ll})/gu, " ")],
  [/(?<=\d)['’‘`](?=\d{3}(?!\d))/gu, () => "."],
  [/(?<![\p{L}\d])t(\d{1,2})\s?[/.-]\s?((?:20)?\d\d)(?!\d)/giu, (_, month, year) => `tháng ${month}/${year.padStart(4, "20")}`],
  [/(?<!\p{L})(?:đầu|dau|giữa|giua|cuối|cuoi|trong) (?=th[áa]ng\s+\d)/giu, () => ""],
  [/(?<!\p{L})(?:trong|vào|vao) (?=(?:qu[yýií]|nửa|nua|đầu|dau|giữa|giua|cuối|cuoi) )/giu, () => ""],
  [/(?<!\p{L})(?:m[ùu]ng|m[ồo]ng|hôm) (?=\d{1,2}(?:\/| th[áa]ng))/giu, () => "ngày "],
  [/(?<![\d.,/-])(\d{1,2})([.-])(\d{1,2})\2(\d\d)(?!\d|[.,/-]\d)/gu, (_, day, sign, month, year) => `${day}/${month}/${year}`],
  [/(?<![\d.,/-])(0?[1-9]|1[0-2])[.-](20\d\d)(?!\d|[.,/-]\d)/gu, (_, month, year) => `tháng ${month}/${year}`],
  [new RegExp(`${BEHIND_FIGURE}(?:đô(?:[ -]?la)?(?: mỹ)?|do ?la(?: my)?|dollars?|\\$)(?!\\p{L})`, "giu"), () => " USD"],
  [new RegExp(`${BEHIND_FIGURE}(?:nhân dân tệ|nhan dan te|tệ)(?!\\p{L})`, "giu"), () => " CNY"],
];
const QUARTER_OF_YEAR = new RegExp(`(?<!\\p{L})(?:qu[yýií]\\s+|q)([1-4]|iv|i{1,3}|\\p{L}+)(?:\\s*[/-]\\s*|\\s+(?:n[ăa]m\\s+)?)${YEAR_AFTER}`, "giu");
const HALF_YEAR = new RegExp(`(?<!\\p{L})(?:nửa|nua|6 th[áa]ng|s[áa]u th[áa]ng)\\s+(đầu|dau|cuối|cuoi)\\s+(?:n[ăa]m\\s+)?${YEAR_AFTER}`, "giu");
const PART_OF_YEAR = new RegExp(`(?<!\\p{L})(đầu|dau|giữa|giua|cuối|cuoi)\\s+n[ăa]m\\s+${YEAR_AFTER}`, "giu");
const WITH_FIGURES = /(?<![\p{L}\d])[\p{L}]+\d[\p{L}\d]*(?![\p{L}\d])/gu;

// What was typed with all that written out: { text, shown, spans, sure }, none, one or two, the second with
// numbers in words as figures too. `spans` are stretches of a year: each stands in `text` as its first month,
// from `start` on, and means all its months, the quarters and halves within, and the words `typed`. `sure`:
// it cannot well have been meant otherwise.
export function spoken({ text }, analysis) {
  if (text.includes(MARK)) return [];
  const fold = (word) => analysis.foldedForm(analysis.exactForm(word));
  const stretches = [];
  const stretch = (typed, year, months) => {
    const known = months && year;
    return known ? `${MARK}${stretches.push({ typed, year, months }) - 1}${MARK}` : typed;
  };
  let so = text;
  const put = (pattern, write) => {
    so = so.replace(pattern, (...found) => {
      const at = found.findLast((one) => typeof one === "number");
      return isQuoted(so, at) ? found[0] : write(...found);
    });
  };
  for (const [pattern, write] of AS_TYPED) put(pattern, write);
  put(QUARTER_OF_YEAR, (typed, said, year) => {
    const n = QUARTERS[fold(said)];
    return stretch(typed, year, n <= 4 && [n * 3 - 2, n * 3]);
  });
  put(HALF_YEAR, (typed, side, year) => stretch(typed, year, fold(side) === "dau" ? [1, 6] : [7, 12]));
  put(PART_OF_YEAR, (typed, side, year) => stretch(typed, year, PARTS[fold(side)]));
  put(WITH_FIGURES, (word) => {
    const keys = vniAsTelex(word.toLowerCase());
    const meant = keys && fromTelex(keys);
    return meant && meant !== keys && isSyllable({ word: { folded: fold(meant) } }) ? meant : word;
  });
  const inFigures = numbered(so, analysis);
  const ways = so === text ? [] : [{ so, sure: true }];
  if (inFigures.so !== so) ways.push({ so: inFigures.so, sure: ways.length > 0 || inFigures.sure });
  return ways.map((way) => placed(way, stretches));
}

const isQuoted = (text, at) => text.slice(0, at).split('"').length % 2 === 0;

// A text with the stretches of a year put in their places.
function placed({ so, sure }, stretches) {
  const put = (write) => so.replace(new RegExp(`${MARK}(\\d+)${MARK}`, "gu"), (mark, n, at) => write(stretches[n], at, mark));
  const shown = put(({ months: [first, last], year }) => `tháng ${first}–${last}/${year}`);
  let shift = 0;
  const spans = [];
  const text = put(({ months, year, typed }, at, mark) => {
    const first = `tháng ${months[0]}/${year}`;
    spans.push({ start: at + shift, terms: termsOf(year, months), typed });
    shift += first.length - mark.length;
    return first;
  });
  return { text, shown, spans, sure, changes: [] };
}

// Lets the date that stands for a stretch find all of it.
export async function spanned(nodes, spans, store, analysis) {
  for (const { start, terms, typed } of spans) {
    const node = nodes.find((one) => one.date && one.start === start);
    if (!node) continue;
    const lists = await Promise.all(terms.map((term) => store.term(term)));
    const words = analysis.tokens(typed).map(({ folded, exact }) => ({ folded, exact }));
    node.terms = terms;
    node.finds.push(...lists.map((term) => ({ units: term?.units ?? [], names: [] })), { words, names: [] });
  }
}

// The terms of a stretch's months, and of the quarters and halves that lie in it.
function termsOf(year, [first, last]) {
  const within = (from, size) => from >= first && from + size - 1 <= last;
  const terms = [];
  for (let month = first; month <= last; month++) terms.push(`@${year}-${String(month).padStart(2, "0")}`);
  for (let n = 0; n < 4; n++) if (within(n * 3 + 1, 3)) terms.push(`@${year}-${FIRST_QUARTER + n}`);
  for (let n = 0; n < 2; n++) if (within(n * 6 + 1, 6)) terms.push(`@${year}-${HALVES + n}`);
  return terms;
}

// Numbers in words as figures; one small number alone is not sure to be one (hai bên, năm nay).
function numbered(text, analysis) {
  const tokens = analysis.tokens(text);
  const near = (n) => n > 0 && n < tokens.length && /^\s+$/u.test(text.slice(tokens[n - 1].end, tokens[n].start));
  let so = text;
  let shift = 0;
  let sure = false;
  for (let n = 0; n < tokens.length; n++) {
    if (isQuoted(text, tokens[n].start)) continue;
    const isMonth = near(n) && tokens[n - 1].folded === "thang";
    const found = isMonth ? monthAt(tokens, n, near) : numberAt(tokens, n, near);
    if (!found) continue;
    const { value, count } = found;
    const [from, to] = [tokens[n].start, tokens[n + count - 1].end];
    const alone = count === 1;
    if (alone && !isMonth && !isCounting(tokens, n, near)) continue;
    const figure = count === 2 && /^\d/u.test(tokens[n].folded) && SCALES[tokens[n + 1].folded] !== 4
      ? so.slice(from + shift, to + shift) : inFigures(value);
    if ((!alone || isMonth) && figure !== text.slice(from, to)) sure = true;
    so = so.slice(0, from + shift) + figure + so.slice(to + shift);
    shift += figure.length - (to - from);
    n += count - 1;
  }
  return { so, sure };
}

// 20 nghìn, 1,5 triệu, 6.500: as a query is read in whatever way the archive writes it.
function inFigures(value) {
  for (const [by, name, most] of [[1e9, "tỷ", 1], [1e6, "triệu", 1], [1e3, "nghìn", 0]]) {
    const times = value / by;
    if (times >= 1 && Number.isInteger(times * 10 ** most)) return `${String(times).replace(".", ",")} ${name}`;
  }
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, ".");
}

// Whether one number word counts what stands behind it: no year, no second part of a word.
function isCounting(tokens, n, near) {
  const { folded } = tokens[n];
  if (!near(n + 1) || /^\d/u.test(tokens[n + 1].folded)) return false;
  return !(n > 0 && near(n) && ["thu", "quy", "qui", "khoa", "moi", "hang"].includes(tokens[n - 1].folded))
    && (folded in BELOW_TEN || folded === "muoi");
}

function monthAt(tokens, n, near) {
  const first = MONTHS[tokens[n].folded];
  if (!first) return null;
  const second = first === 10 && near(n + 1) ? { mot: 1, hai: 2 }[tokens[n + 1].folded] : null;
  return { value: first + (second ?? 0), count: second ? 2 : 1 };
}

// The number that begins at a token, figures before a scale included: hai mươi lăm nghìn, 2 vạn, một
// triệu rưỡi; null where there is none.
function numberAt(tokens, n, near) {
  let [total, part, one, scale] = [0, 0, 0, 0];
  let at = n;
  let words = 0;
  for (; at < tokens.length && (at === n || near(at)); at++) {
    const { folded, exact } = tokens[at];
    const digits = /^\d+(?:,\d+)?$/u.test(folded);
    if (digits) {
      if (at > n || !(SCALES[tokens[at + 1]?.folded] && near(at + 1))) break;
      part = Number(folded.replace(",", "."));
    } else if (exact === "mười" || (folded === "muoi" && !one)) {
      if (one) break;
      part += 10;
      words++;
    } else if (folded === "muoi" || folded === "chuc") {
      if (!one) break;
      [part, one] = [part + one * 9, 0];
      words++;
    } else if (folded === "tram") {
      if (!one) break;
      [part, one] = [part + one * 99, 0];
      words++;
    } else if (folded === "linh" || folded === "le") {
      if (!part) break;
    } else if (folded === "ruoi" && scale) {
      total += 10 ** scale / 2;
      at++;
      break;
    } else if (SCALES[folded] && (part || one)) {
      const by = 10 ** SCALES[folded];
      total += part * by;
      scale = SCALES[folded];
      [part, one] = [0, 0];
      words++;
      continue;
    } else {
      const value = (part ? BEHIND_TENS : BELOW_TEN)[folded] ?? (folded === "mot" ? 1 : undefined);
      if (value === undefined || one) break;
      part += value;
      one = value;
      words++;
      continue;
    }
    if (!digits) one = 0;
  }
  const value = Math.round((total + part) * 100) / 100;
  return words && value && Number.isInteger(value) ? { value, count: at - n } : null;
}
