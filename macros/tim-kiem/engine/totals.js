// What was given and received in the found activities: per direction, status, thing and unit.
// The rules are those of model/totals.py: an event that several bodies report counts once, unlike
// units are never added, what was only planned stands apart.

export function totals(rows, found) {
  const accounts = new Map();
  const sums = new Map();
  for (const [unit, event, direction, status, what, counted, quantity, times, open, about] of rows) {
    if (!found.has(unit)) continue;
    if (!accounts.has(event)) accounts.set(event, unit);
    if (accounts.get(event) !== unit) continue;
    const key = JSON.stringify([status, direction, what.toLowerCase(), counted]);
    const sum = sums.get(key)
      ?? { status, direction, what, unit: counted, quantity: null, open: false, about: false, units: [] };
    sums.set(key, sum);
    if (quantity !== null) sum.quantity = (sum.quantity ?? 0) + quantity * times;
    sum.open ||= Boolean(open);
    sum.about ||= Boolean(about);
    if (!sum.units.includes(unit)) sum.units.push(unit);
  }
  const order = { "da-thuc-hien": 0, "ke-hoach": 1, "khong-thuc-hien": 2 };
  const side = { trao: 0, nhan: 1 };
  return [...sums.values()].sort((a, b) =>
    (order[a.status] ?? 3) - (order[b.status] ?? 3)
    || (side[a.direction] ?? 2) - (side[b.direction] ?? 2)
    || (b.quantity ?? 0) - (a.quantity ?? 0) || a.what.localeCompare(b.what, "vi"));
}
