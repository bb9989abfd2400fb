// The found set as CSV and JSON, and a citation of one hit.

import { figure, make, place } from "./dom.js";
import { TYPE_WORDS } from "./words.js";

const COLUMNS = ["type", "id", "body", "year", "title", "when", "date", "status", "text", "more", "address"];
const FORMULA = /^[=+\-@\t\r]/u; // a spreadsheet would run it
const TOGETHER = 40; // texts asked for at once
const KINDS = { csv: ["text/csv", asCsv], json: ["application/json", asJson] };
const ARCHIVE = "Kho báo cáo Đối ngoại nhân dân";

// All that was found, in the order on show, as a file; how far it is stands beside the button.
export async function exportAll({ search, answer, state }, kind, button, root) {
  const told = place("tai-ve-tin");
  if (button.disabled) return;
  const buttons = [...place("tai-ve").querySelectorAll("button")];
  buttons.forEach((b) => { b.disabled = true; });
  try {
    const order = await search.order(answer, state);
    const rows = [];
    for (let n = 0; n < order.length; n += TOGETHER) {
      told.textContent = `Đang gom ${figure(n)} trên ${figure(order.length)} kết quả…`;
      const hits = await Promise.all(order.slice(n, n + TOGETHER).map((hit) => search.hit(hit, answer)));
      rows.push(...hits.map((hit) => rowOf(hit, search, root)));
    }
    const [type, write] = KINDS[kind];
    save(`tim-kiem.${kind}`, type, write(rows));
    told.textContent = `Đã gom đủ ${figure(rows.length)} kết quả.`;
  } catch {
    told.textContent = "Chưa tải đủ các kết quả nên chưa có tệp. Hãy thử lại.";
  } finally {
    buttons.forEach((b) => { b.disabled = false; });
  }
}

function rowOf(hit, search, root) {
  const { body, year } = sourceOfHit(hit, search);
  return {
    type: hit.type, id: hit.id, body, year, title: hit.title, when: hit.when ?? "", date: hit.day ?? "",
    status: hit.status ?? "", text: hit.pieces?.join(" … ") ?? hit.text, more: hit.more, address: whole(hit, root),
  };
}

const whole = (hit, root) => new URL(root + hit.address, location.href).href;

function sourceOfHit(hit, { store: { reports } }) {
  const found = /^([^/]+)\/(\d{4})/u.exec(hit.id);
  const body = found && reports.bodies[reports.bodyNumber.get(found[1])];
  return body ? { body: body.name, year: found[2] } : { body: "", year: "" };
}

export function asCsv(rows) {
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join("; ") : String(value);
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((c) => cell(row[c])))];
  return `\ufeff${lines.map((l) => l.join(",")).join("\r\n")}\r\n`;
}

function asJson(rows) {
  return JSON.stringify(rows, null, 1);
}

function save(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// The citation under its hit, copied where the browser lets us.
export async function cite({ search, hits }, id, button, root) {
  const item = button.closest("li");
  const before = item.querySelector(".trich-dan");
  button.setAttribute("aria-expanded", String(!before));
  if (before) { before.remove(); return; }
  const hit = hits.find((h) => h.id === id);
  const { body, year } = sourceOfHit(hit, search);
  const today = new Date().toLocaleDateString("vi-VN");
  const source = body ? `${body} (${year}). ` : "";
  const kind = body ? "" : ` (${TYPE_WORDS[hit.type].toLowerCase()})`;
  const words = `${source}${hit.title}${kind}. ${ARCHIVE}. ${whole(hit, root)} (truy cập ngày ${today}).`;
  const told = make("p", { class: "phu", role: "status" });
  item.append(make("div", { class: "trich-dan" }, make("p", {}, words), told));
  try {
    await navigator.clipboard.writeText(words);
    told.textContent = "Đã chép.";
  } catch {
    told.textContent = "Chọn dòng trên để chép.";
  }
}
