// Searching names as people type them: with marks or without, any words in any order.

export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

// The rows [value, name, others] whose words all begin with, or hold, what was typed; best first.
export function found(rows, typed, most = 12) {
  const words = folded(typed).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!words.length) return rows.slice(0, most);
  const ranked = [];
  for (const row of rows) {
    const name = folded(row[1]);
    const all = `${name} ${folded(row[2] ?? "")} ${row[0]}`;
    if (!words.every((word) => all.includes(word))) continue;
    const begins = words.filter((word) => ` ${name}`.includes(` ${word}`)).length;
    ranked.push([begins * 100 - name.length, row]);
  }
  return ranked.sort((a, b) => b[0] - a[0]).slice(0, most).map(([, row]) => row);
}
