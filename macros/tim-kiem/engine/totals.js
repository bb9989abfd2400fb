// What was given and received in the found activities: per direction, status, thing and unit.
// The rules are those of model/totals.py: an event that several bodies report counts once, by its
// fullest account; unlike units are never added; what was only planned stands apart.

const OPEN = 1; // the paper does not say whether a figure is the joint one
const ABOUT = 2;
const STATUSES = { "da-thuc-hien": 0, "ke-hoach": 1, "khong-thuc-hien": 2 };
const WAYS = { trao: 0, nhan: 1 };

// { sums, left }: the totals, and the accounts left out because a fuller one of the event is found.
// Of each status those come first of which the query has a word.
export function totals(rows, found, { nodes, analysis } = { nodes: [] }) {
  const words = new Set(nodes.flatMap((node) => (node.minus ? [] : node.words.map((word) => word.folded))));
  const isAsked = ({ what }) => words.size > 0 && analysis.tokens(what).some(({ folded }) => words.has(folded));
  const left = new Set();
  for (const accounts of rows.same) {
    const told = accounts.filter((unit) => found.has(unit));
    told.slice(1).forEach((unit) => left.add(unit));
  }
  const sums = new Map();
  let unit = 0;
  for (let n = 0; n < rows.unit.length; n++) {
    unit += rows.unit[n];
    if (!found.has(unit) || left.has(unit)) continue;
    const what = rows.things[rows.what[n]];
    const counted = rows.units[rows.counted[n]];
    const status = rows.statuses[rows.status[n]];
    const direction = rows.ways[rows.way[n]];
    const key = JSON.stringify([status, direction, what.toLowerCase(), counted]);
    if (!sums.has(key)) {
      sums.set(key, { status, direction, what, unit: counted, quantity: null, open: false, about: false,
        unstated: 0, units: [] });
    }
    const sum = sums.get(key);
    const quantity = rows.quantity[n];
    if (quantity === null) sum.unstated += 1;
    else sum.quantity = exact((sum.quantity ?? 0) + quantity);
    sum.open ||= Boolean(rows.marks[n] & OPEN);
    sum.about ||= Boolean(rows.marks[n] & ABOUT);
    if (sum.units.at(-1) !== unit) sum.units.push(unit);
  }
  const ordered = [...sums.values()].sort((a, b) =>
    (STATUSES[a.status] ?? 3) - (STATUSES[b.status] ?? 3)
    || isAsked(b) - isAsked(a)
    || (WAYS[a.direction] ?? 2) - (WAYS[b.direction] ?? 2)
    || (b.quantity ?? 0) - (a.quantity ?? 0) || a.what.localeCompare(b.what, "vi"));
  return { sums: ordered, left };
}

// Sums of decimal fractions without the noise of binary ones.
function exact(sum) {
  return Math.round(sum * 1e6) / 1e6;
}
