// The found set as CSV and JSON, and a citation of one hit.

const COLUMNS = ["type", "id", "title", "when", "status", "text", "address"];
const FORMULA = /^[=+\-@\t\r]/u;

export async function everyHit(search, answer, state) {
  const order = await search.order(answer, state);
  const hits = [];
  for (const hit of order) hits.push(await search.hit(hit));
  return hits;
}

export function asCsv(hits, root) {
  const cell = (value) => {
    const text = String(value ?? "");
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = hits.map((hit) => COLUMNS.map((c) =>
    cell(c === "address" ? new URL(root + hit.address, location.href).href : hit[c])));
  return `\ufeff${[COLUMNS, ...rows].map((r) => r.join(",")).join("\r\n")}\r\n`;
}

export function asJson(hits, root) {
  return JSON.stringify(hits.map((hit) => ({
    type: hit.type, id: hit.id, title: hit.title, when: hit.when, status: hit.status, text: hit.text,
    address: new URL(root + hit.address, location.href).href,
  })), null, 1);
}

export function citation(hit, answer, root) {
  const [body, stem] = hit.id.split("#")[0].split("/");
  const year = /^\d{4}/u.exec(stem ?? "")?.[0];
  const source = year ? `${answer.known.label("to-chuc", body)} (${year}). ` : "";
  const address = new URL(root + hit.address, location.href).href;
  return `${source}${hit.title}. Kho báo cáo Đối ngoại nhân dân. ${address}`;
}

export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
