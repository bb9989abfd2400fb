// A field that finds a record by its name and holds its reference (ARIA 1.2, editable combobox).

import { folded, found } from "./names.js";

let count = 0;

// rows: [value, name, other names]; onChange is told each new value. `plain`: a name that has no
// record may stand as it is typed. The element's `say(value)` shows another value.
export function chooser({ id, rows, value, plain, onChange }) {
  const box = document.createElement("div");
  box.className = "chon";
  const input = Object.assign(document.createElement("input"), {
    id: id ?? `chon-${(count += 1)}`, type: "text", autocomplete: "off", value: value ?? "",
  });
  const list = Object.assign(document.createElement("ul"), { id: `${input.id}-ds`, hidden: true });
  const name = Object.assign(document.createElement("p"), { className: "chon-ten" });
  list.setAttribute("role", "listbox");
  for (const [attribute, said] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(attribute, said);
  }
  box.append(input, list, name);
  const names = new Map(rows.map((row) => [row[0], row[1]]));
  let active = -1;

  function tell() {
    name.textContent = names.get(input.value.trim()) ?? "";
  }
  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function take(said) {
    input.value = said;
    tell();
    close();
    onChange(said);
  }
  function offer() {
    const offered = found(rows, input.value);
    list.replaceChildren(
      ...offered.map((row, at) => {
        const item = Object.assign(document.createElement("li"), { id: `${list.id}-${at}` });
        item.setAttribute("role", "option");
        item.dataset.value = row[0];
        const code = Object.assign(document.createElement("small"), { textContent: row[0] });
        item.append(row[1], " ", code);
        item.addEventListener("mousedown", (event) => {
          event.preventDefault(); // the field keeps the focus
          take(row[0]);
        });
        return item;
      }),
    );
    list.hidden = !offered.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
  }
  input.addEventListener("input", () => {
    offer();
    tell();
    onChange(input.value);
  });
  input.addEventListener("focus", () => {
    if (!input.value) offer();
  });
  input.addEventListener("blur", () => {
    close();
    const typed = folded(input.value.trim());
    if (plain || !typed || names.has(input.value.trim())) return;
    // a name typed in full means what bears it, though nothing was chosen
    const meant = rows.filter((row) => row.slice(0, 2).some((said) => folded(said) === typed));
    if (meant.length === 1) take(meant[0][0]);
  });
  input.addEventListener("keydown", (event) => {
    const items = [...list.children];
    if (event.key === "Escape") close();
    if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      take(items[active].dataset.value);
    }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || list.hidden) return;
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length;
    for (const [at, item] of items.entries()) item.setAttribute("aria-selected", String(at === active));
    items[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[active].id);
  });
  box.say = (said) => {
    if (input.value === (said ?? "")) return;
    input.value = said ?? "";
    tell();
  };
  input.placeholder = plain ? "Gõ để tìm hồ sơ, hoặc ghi tên" : "Gõ để tìm hồ sơ";
  tell();
  return box;
}
