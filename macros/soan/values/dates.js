// Dates as records write them, by the rules of archive.language.edtf; a test compares the two.

const SIMPLE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)$/;
const VIETNAMESE = /^(?:ngày )?(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})$/i;
const MONTH = /^(?:tháng )?(\d{1,2})\s*[/.-]\s*(\d{4})$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const RANGE = /^(?:ngày )?(\d{1,2})\s*[-–]\s*(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{4})$/i;

const two = (figures) => String(figures).padStart(2, "0");
const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// Its first and last day as numbers to compare; null for another form, "none" for no such day.
function simple(text) {
  const found = SIMPLE.exec(text);
  if (!found) return null;
  const [year, part, day] = found.slice(1, 4).map((figures) => (figures ? Number(figures) : null));
  if (year < 1900 || year > 2100) return null;
  if (part === null) return [year * 1e4 + 101, year * 1e4 + 1231];
  if (day !== null) {
    const there = part >= 1 && part <= 12 && day >= 1 && day <= lastDay(year, part);
    const date = year * 1e4 + part * 100 + day;
    return there ? [date, date] : "none";
  }
  if (part >= 1 && part <= 12) return months(year, part, 1);
  if ((part >= 21 && part <= 32) || (part >= 37 && part <= 39)) return null;
  const isPart = (part >= 33 && part <= 36) || part === 40 || part === 41;
  if (!isPart) return "none";
  if (found[4]) return null;
  return part < 40 ? months(year, 3 * (part - 33) + 1, 3) : months(year, 6 * (part - 40) + 1, 6);
}

function months(year, first, count) {
  const last = first + count - 1;
  return [year * 1e4 + first * 100 + 1, year * 1e4 + last * 100 + lastDay(year, last)];
}

// null for a date, else { code, right }: the rule it breaks and the right form or null.
export function dateFault(text) {
  const [first, ...rest] = text.split("/");
  const start = simple(first);
  const end = rest.length ? simple(rest.join("/")) : start;
  if (start === "none") return { code: "ngay-khong-co", right: null };
  if (start !== null && end === "none") return { code: "ngay-khong-co", right: null };
  if (start !== null && end !== null) {
    if (end[1] >= start[0]) return null;
    return { code: "khoang-nguoc", right: `${rest.join("/")}/${first}` };
  }
  return typed(text.trim().split(/\s+/).join(" "));
}

function typed(text) {
  let found = VIETNAMESE.exec(text);
  if (found) return told(`${found[4]}-${two(found[3])}-${two(found[1])}`);
  found = RANGE.exec(text);
  if (found) {
    const month = `${found[4]}-${two(found[3])}`;
    return told(`${month}-${two(found[1])}/${month}-${two(found[2])}`);
  }
  found = MONTH.exec(text);
  if (found) return told(`${found[2]}-${two(found[1])}`);
  found = YEAR_FIRST.exec(text);
  const parts = found ? [found[1], ...found.slice(2).filter(Boolean).map(two)] : [];
  const right = parts.join("-");
  return { code: "ngay-khong-hop-le", right: right && right !== text && !dateFault(right) ? right : null };
}

function told(right) {
  return { code: "ngay-kieu-viet", right: dateFault(right) ? null : right };
}
