// What the query was understood as, what was mended or dropped, what narrows it.

import { MOST_WORDS } from "../engine/query.js";
import { figure, make } from "./dom.js";
import { addressOf, changed, chosenPairs, reworded } from "./state.js";
import { FACET_NAMES } from "./words.js";

const quoted = (words) => ["“", make("b", {}, words), "”"];
const among = (list, separator = ", ") => list.map((item, n) => [n ? separator : "", item]);

export function understood(answer, state) {
  const { nodes, typed, mended, dropped, asked } = answer;
  const chips = nodes.filter((node) => node.chip);
  const open = nodes.at(-1);
  const way = (change) => addressOf(changed(state, change));
  return [
    mended ? note("Kết quả cho ", quoted(mended.shown), "; ",
      make("a", { href: way({ literal: true }) }, `tìm đúng nguyên văn “${state.q.trim()}”`)) : null,
    state.literal ? note("Chỉ tìm đúng nguyên văn; ",
      make("a", { href: way({ literal: false }) }, "tìm cả chữ gần giống")) : null,
    open?.open && !typed.at(-1)?.open ? note("Không có mục nào có đúng chữ ", quoted(open.words.at(-1).exact),
      "; đây là kết quả cho chữ bắt đầu như vậy.") : null,
    dropped ? note(asked ? "Tìm theo các từ chính. Đã bỏ: " : "Không có mục nào chứa đủ các từ. Đã bỏ: ",
      among(runs(dropped).map(quoted)), ".") : null,
    answer.whole ? null : note(`Chỉ ${MOST_WORDS} từ đầu được tìm; các từ sau đó bị bỏ.`),
    chips.length || state.off.length ? make("div", { class: "hieu-la" },
      chips.length ? make("p", { class: "phu" }, "Được hiểu là (kết quả vẫn gồm mọi mục có đúng chữ đã gõ):") : null,
      make("ul", { class: "chip" },
        chips.map((node) => make("li", {}, make("button", {
          type: "button", "data-bo": node.text.toLowerCase(),
          "aria-label": `Thôi hiểu “${node.text}” là ${said(node)}`,
        }, said(node), sign("✕")))),
        state.off.map((words) => make("li", {}, make("button", {
          type: "button", class: "da-bo", "data-hieu-lai": words,
          "aria-label": `Hiểu lại “${words}” như tên gọi`,
        }, `Chỉ tìm chữ “${words}”`, sign("↺")))))) : null,
    chosenPairs(state).length ? make("div", { class: "hieu-la" },
      make("p", { class: "phu" }, "Đang lọc:"),
      make("ul", { class: "chip" }, chosenPairs(state).map(([facet, value]) => {
        const words = `${FACET_NAMES[facet]}: ${answer.facets.label(facet, value)}`;
        return make("li", {}, make("button", {
          type: "button", "data-bo-loc": facet, "data-gia-tri": value, "aria-label": `Bỏ lọc ${words}`,
        }, words, sign("✕")));
      }))) : null,
  ];
}

// What else may have been meant.
export function perhaps({ shown, total }, state) {
  return note("Có phải bạn tìm ", make("a", { href: addressOf(reworded(state, shown)) }, make("b", {}, shown)),
    ` (${figure(total)} kết quả)?`);
}

// The words of nodes, those typed side by side together.
function runs(nodes) {
  return nodes.reduce((told, { text, start }, n) => (start - nodes[n - 1]?.end === 1
    ? [...told.slice(0, -1), `${told.at(-1)} ${text}`] : [...told, text]), []);
}

const note = (...words) => make("p", { class: "ghi-chu" }, ...words);
const sign = (text) => make("span", { "aria-hidden": "true" }, text);

// A node's facets with their labels.
export function said({ chip, text }) {
  const facets = new Map();
  for (const { facet, label } of chip) {
    const name = FACET_NAMES[facet] ?? facet;
    facets.set(name, [...(facets.get(name) ?? []), label]);
  }
  return [...facets].map(([name, labels]) =>
    `${name}: ${labels.length > 4 ? text : [...new Set(labels)].join(" / ")}`).join("; ");
}
