// The fields of a form as a page has them. Every control has the id `<entry>-field-<number>`.

import { fault, message } from "../values/check.js";
import { chooser } from "./choose.js";

const SEARCHED_FROM = 30; // codes of a list from which one finds them by typing

let count = 0;
const newId = (name) => `${name}-field-${(count += 1)}`;

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

// All fields over one group's data; `context` has lists, bodies (a Map), says and changed().
export function controls(fields, data, context) {
  return fields.flatMap((field) => {
    if (!field.none) return [control(field, data, context)];
    return [noneStated(field, data, context), control(field, data, context)];
  });
}

function control(field, data, context) {
  if (field.many || field.single) {
    return field.kind === "code" ? codes(field, data, context) : list(field, data, context);
  }
  if (field.kind === "group") {
    data[field.name] ??= {};
    return group(field, data[field.name], context);
  }
  return value(field, data, field.name, context);
}

function group(field, data, context) {
  const made = element("details", { id: newId(field.name), className: "nhom", open: Boolean(field.required || Object.keys(data).length) });
  made.append(
    element("summary", { textContent: field.label }),
    element("p", { className: "phu", textContent: field.help }),
    ...controls(field.fields, data, context),
  );
  return made;
}

function labelled(field, id) {
  const label = element("label", { htmlFor: id, textContent: field.label });
  if (field.required) label.append(" ", element("span", { className: "nhan", textContent: "bắt buộc" }));
  return label;
}

function value(field, data, key, context) {
  const id = newId(field.name);
  const wrong = element("p", { className: "loi", id: `${id}-l`, hidden: true });
  const help = element("span", { className: "phu", id: `${id}-g`, textContent: field.help });
  const told = () => {
    const words = message(fault(field, data[key], context.bodies, context.lists), context.says);
    wrong.textContent = words;
    wrong.hidden = !words;
    input.setAttribute("aria-invalid", String(Boolean(words)));
  };
  const changed = (said) => {
    data[key] = said;
    if (!wrong.hidden) told();
    context.changed();
  };
  const { made, input } = asked(field, id, data[key] ?? "", changed, context);
  input.setAttribute("aria-describedby", `${id}-g ${id}-l`);
  input.addEventListener("blur", told);
  return element("div", { className: "truong" }, labelled(field, id), help, wrong, made);
}

// The input of one value: `made` goes into the page, `input` takes the focus.
function asked(field, id, said, changed, context) {
  const options = field.kind === "code" || field.kind === "choice" ? context.lists[field.of[0]] : null;
  if (options && options.length <= SEARCHED_FROM) {
    const select = element("select", { id }, element("option", { value: "", textContent: "" }));
    select.append(...options.map(([code, name]) => element("option", { value: code, textContent: name })));
    select.value = said;
    select.addEventListener("change", () => changed(select.value));
    return { made: select, input: select };
  }
  const searched = ["reference", "party"].includes(field.kind) && !field.of.includes("viec");
  if (options || searched) {
    const rows = options
      ? options.map(([code, name]) => [code, name, ""])
      : [...context.bodies.values()].filter((row) => field.of.includes(row[0].split("/")[0]));
    const made = chooser({ id, rows, value: said, plain: field.kind === "party", onChange: changed });
    return { made, input: made.querySelector("input") };
  }
  const block = field.kind === "block" || field.rows;
  const input = element(block ? "textarea" : "input", { id, value: said });
  if (block) input.rows = field.rows ?? 3;
  else input.type = "text";
  if (["number", "count"].includes(field.kind)) input.inputMode = "decimal";
  input.placeholder = field.example ?? "";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.addEventListener("input", () => changed(input.value));
  return { made: input, input };
}

function codes(field, data, context) {
  const items = context.lists[field.of[0]].map(([code, name]) => {
    const box = element("input", { type: "checkbox", value: code, checked: (data[field.name] ?? []).includes(code) });
    box.addEventListener("change", () => {
      const others = (data[field.name] ?? []).filter((taken) => taken !== code);
      data[field.name] = box.checked ? [...others, code] : others;
      context.changed();
    });
    return element("li", {}, element("label", {}, box, name));
  });
  const legend = element("legend", { textContent: field.label });
  if (field.required) legend.append(" ", element("span", { className: "nhan", textContent: "bắt buộc" }));
  return element("div", { className: "bo-loc nhieu-ma" },
    element("fieldset", { id: newId(field.name) }, legend, element("span", { className: "phu", textContent: field.help }), element("ul", {}, ...items)));
}

function noneStated(field, data, context) {
  const name = `${field.name}_none`;
  const id = newId(name);
  const box = element("input", { type: "checkbox", id, checked: Boolean(data[name]) });
  box.addEventListener("change", () => {
    data[name] = box.checked;
    context.changed();
  });
  return element("div", { className: "truong chon-mot" }, element("label", {}, box, `${field.label}: văn bản nói “Không”`));
}

function list(field, data, context) {
  const id = newId(field.name);
  const made = element("div", { id, className: "danh-muc" });
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", field.label);
  const items = element("div");
  const add = element("button", { type: "button", className: "nut nhe", textContent: `Thêm ${field.label.toLowerCase()}` });
  const one = { ...field, many: false, single: false, required: false };

  function draw(focus = -1) {
    data[field.name] ??= [];
    items.replaceChildren(...data[field.name].map((item, at) => drawn(item, at)));
    add.hidden = Boolean(field.single && data[field.name].length);
    if (focus >= 0) items.children[focus]?.querySelector("input, select, textarea")?.focus();
  }
  function drawn(item, at) {
    const remove = element("button", { type: "button", className: "nut nhe", textContent: "Bỏ" });
    remove.setAttribute("aria-label", `Bỏ ${field.label.toLowerCase()} ${at + 1}`);
    remove.addEventListener("click", () => {
      data[field.name].splice(at, 1);
      context.changed();
      draw();
      add.focus();
    });
    const head = element("div", { className: "dau-muc" },
      element("b", { textContent: field.single ? field.label : `${field.label} ${at + 1}` }), remove);
    const inner = field.kind === "group"
      ? controls(field.fields, item, context)
      : [value({ ...one, name: "value", help: "" }, data[field.name], at, context)];
    const box = element("div", { className: "muc" }, head, ...inner);
    box.dataset.item = String(at);
    return box;
  }
  add.addEventListener("click", () => {
    data[field.name].push(field.kind === "group" ? {} : "");
    context.changed();
    draw(data[field.name].length - 1);
  });
  draw();
  const title = element("p", { className: "ten-danh-muc" }, element("b", { textContent: field.label }));
  if (field.required) title.append(" ", element("span", { className: "nhan", textContent: "bắt buộc" }));
  made.append(title, element("p", { className: "phu", textContent: field.help }), items, add);
  return made;
}
