// What the query was understood as, what was mended or dropped, what to loosen.

import { make } from "./dom.js";
import { FACET_NAMES } from "./words.js";

export function understood(answer, state) {
  const chips = answer.typed.filter((node) => node.chip).map((node) => make("li", {},
    make("button", { type: "button", "data-bo": node.text.toLowerCase(),
      "aria-label": `Thôi hiểu “${node.text}” là ${said(node)}` },
    said(node), " ✕")));
  return [
    chips.length ? make("div", {},
      make("p", { class: "phu" }, "Hiểu là (bấm để chỉ tìm theo chữ):"),
      make("ul", { class: "chip" }, chips)) : null,
    answer.mended ? make("p", { class: "ghi-chu" },
      "Kết quả cho “", make("b", {}, typedAs(answer.nodes)), "”. ",
      make("a", { href: "", "data-nguyen-van": "1" },
        `Tìm đúng nguyên văn “${state.q.trim()}”`)) : null,
    answer.dropped ? make("p", { class: "ghi-chu" },
      "Không có gì chứa đủ các từ. Đã bỏ: ",
      answer.dropped.map((n, k) => [k ? ", " : "", make("b", {}, n.text)]), ".") : null,
    state.off.length ? make("p", { class: "phu" }, "Chỉ tìm theo chữ: ",
      state.off.map((words, k) => [k ? ", " : "",
        make("button", { type: "button", class: "nut nhe", "data-hieu-lai": words }, `“${words}”`)])) : null,
  ].filter(Boolean);
}

function typedAs(nodes) {
  return nodes.map((n) => {
    const words = n.words.map((w) => w.exact).join(" ");
    return `${n.minus ? "-" : ""}${n.phrase ? `"${words}"` : words}`;
  }).join(" ");
}

function said(node) {
  const facets = new Map();
  for (const { facet, label } of node.chip) {
    const name = FACET_NAMES[facet] ?? facet;
    facets.set(name, [...(facets.get(name) ?? []), label]);
  }
  return [...facets].map(([name, labels]) => `${name}: ${[...new Set(labels)].join(" / ")}`).join("; ");
}

export function nothing(answer, state, near) {
  const chosen = Object.values(state.facets).flat().length;
  return make("div", { class: "canh-bao" },
    make("p", {}, "Không tìm thấy gì."),
    answer.typed.length ? make("p", {}, "Đã tìm: ",
      answer.typed.map((n, k) => [k ? "; " : "", n.minus ? "không có " : "",
        n.phrase ? `“${n.text}”` : n.words.map((w) => w.exact).join(" ")])) : null,
    near.length ? make("p", {}, "Chữ gần giống trong kho: ",
      near.map((w, k) => [k ? ", " : "", make("a", { href: `?q=${encodeURIComponent(w)}` }, w)])) : null,
    make("ul", {},
      chosen ? make("li", {}, make("button", { type: "button", class: "nut nhe", "data-bo-loc": "1" },
        "Bỏ các mục lọc đã chọn")) : null,
      answer.typed.some((n) => n.phrase) ? make("li", {}, "Thử bỏ dấu ngoặc kép.") : null,
      answer.typed.some((n) => n.minus) ? make("li", {}, "Thử bỏ các từ có dấu trừ.") : null,
      make("li", {}, "Thử ít từ hơn, hoặc một tên gọi khác.")));
}
