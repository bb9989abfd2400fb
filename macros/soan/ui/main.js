// The form for whoever has no account: fill in, check, take the file along.

import { open, save } from "../writing/forms.js";
import { problems, reportProblems, whereTo } from "../values/problems.js";
import { controls, element } from "./controls.js";
import { download, letter, ways } from "./sending.js";

const root = document.querySelector("#bieu-mau");
const home = new URL(root.dataset.goc, document.baseURI);
const KEPT = "kho-bao-cao:soan";

const PLACES = {
  "bao-cao": [
    { name: "_organization", label: "Tổ chức", help: "Báo cáo của ai. Gõ tên để tìm, có dấu hay không đều được.", kind: "reference", of: ["to-chuc"], required: true },
    { name: "_year", label: "Năm", help: "Năm báo cáo; bản thứ hai cùng năm viết 2021-ten-rieng.", kind: "text", required: true, example: "2021" },
  ],
};
const ID = [{ name: "_id", label: "Định danh", help: "Tên tệp: chữ thường không dấu, nối bằng gạch ngang; đặt rồi thì giữ mãi.", kind: "id", required: true }];
const BODY = { name: "body", label: "Lời kể", kind: "block", rows: 16, help: "Mỗi đoạn kể một việc kết thúc bằng một dòng neo, ví dụ {: #trao-khau-trang }." };

async function fetched(name) {
  const answer = await fetch(new URL(`soan/${name}`, home));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

const [shape, records] = await Promise.all(["khuon.json", "ho-so.json"].map(fetched));
const bodies = new Map(records.bodies.map((row) => [row[0], row]));
let form = "bao-cao";
let data = {};

const context = { lists: shape.lists, bodies, says: shape.says, changed: keep };
const place = element("div");
const summary = element("div", { className: "tom-loi", tabIndex: -1 });
const result = element("div", { className: "ket-luan" });
summary.setAttribute("role", "alert");

function keep() {
  result.replaceChildren();
  try {
    localStorage.setItem(KEPT, JSON.stringify({ form, data }));
  } catch {
    // a browser that keeps nothing: the form works all the same
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

function draw() {
  summary.replaceChildren();
  result.replaceChildren();
  const where = PLACES[form] ?? ID;
  place.replaceChildren(
    ...controls([...where, ...shape.forms[form], BODY], data, context),
    ...(form === "bao-cao" ? [passages()] : []),
  );
}

// A passage for each activity that has none yet, to be written out by hand.
function passages() {
  const button = element("button", { type: "button", className: "nut nhe", textContent: "Chèn đoạn cho những việc chưa có" });
  button.addEventListener("click", () => {
    const lacking = (data.activities ?? []).filter(
      ({ id }) => id?.trim() && !(data.body ?? "").includes(`#${id.trim()} }`),
    );
    const added = lacking.map(({ id, title }) => `${title ?? ""}\n{: #${id.trim()} }\n`);
    data.body = [(data.body ?? "").trimEnd(), ...added].filter(Boolean).join("\n\n");
    keep();
    draw();
  });
  return element("p", {}, button);
}

// The control of a problem's place, by the same names the drawing gave.
function controlOf(steps) {
  const owner = (found) => found.parentElement.closest('[id*="-field-"]');
  let here = place;
  let group = null;
  for (const step of steps) {
    if (typeof step === "number") {
      here = [...here.querySelectorAll("[data-item]")].filter((item) => owner(item) === group)[step];
      if (here && group.querySelector('[id^="value-field-"]') && steps.at(-1) === step) {
        return here.querySelector('[id^="value-field-"]');
      }
    } else {
      const all = [...here.querySelectorAll(`[id^="${step}-field-"]`)];
      here = group = all.find((found) => /-field-\d+$/.test(found.id) && owner(found) === group);
    }
    if (!here) return null;
    if (here.tagName === "DETAILS") here.open = true;
  }
  return here;
}

function check() {
  const where = whereTo(form, data, records);
  const found = [
    ...(where.problem ? [where.problem] : []),
    ...problems(shape.forms[form], data, context),
    ...(form === "bao-cao" ? reportProblems(data, shape.says) : []),
  ];
  summary.replaceChildren();
  result.replaceChildren();
  if (found.length) {
    const items = found.map(({ place: steps, label, words }) => {
      const control = controlOf(steps);
      const item = steps.findLast((step) => typeof step === "number");
      const name = item === undefined || steps.length < 2 ? label : `${label} (phần ${item + 1})`;
      const link = element("a", { href: `#${control?.id ?? "bieu-mau"}`, textContent: `${name}: ${words}` });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        controlOf(steps)?.scrollIntoView({ block: "center" });
        controlOf(steps)?.focus();
      });
      return element("li", {}, link);
    });
    summary.append(element("h2", { textContent: `Còn ${found.length} chỗ cần sửa` }), element("ul", {}, ...items));
    summary.focus();
    return;
  }
  finish(where.path);
}

function finish(path) {
  const text = save(shape.forms[form], data);
  const name = path.slice(path.lastIndexOf("/") + 1);
  const take = element("button", { type: "button", className: "nut", textContent: `Tải tệp ${name}` });
  take.addEventListener("click", () => download(name, text));
  const offered = ways(shape, path, text, !data._source).map(({ words, address }) =>
    element("li", {}, element("a", { href: address, target: "_blank", rel: "noopener", textContent: words })),
  );
  const address = letter(shape, path);
  const writing = address
    ? element("li", {}, element("a", { href: address, textContent: "Viết thư cho ban biên tập" }), " rồi đính kèm tệp vừa tải (không cần tài khoản nào)")
    : element("li", { textContent: "Không có tài khoản nào: gửi tệp vừa tải cho người biên tập của kho bằng thư." });
  const code = element("pre", { textContent: text, tabIndex: 0 });
  result.replaceChildren(
    element("h2", { textContent: "Tệp đã sẵn sàng" }),
    element("p", {}, "Nơi của tệp: ", element("code", { textContent: `content/${path}` })),
    element("p", {}, take),
    element("p", { textContent: "Rồi gửi tệp theo một trong các lối sau. Máy còn soát lại một lượt khi tệp tới kho: số trong hồ sơ phải có trong lời kể, và nhiều điều khác." }),
    element("ul", { className: "loi-gui" }, ...offered, writing),
    element("details", {}, element("summary", { textContent: "Xem tệp" }), code),
  );
  result.scrollIntoView({ block: "nearest" });
}

function start(which, held) {
  form = which;
  data = held;
  for (const choice of root.querySelectorAll("[name=loai]")) choice.checked = choice.value === form;
  draw();
}

async function openFile(file) {
  const text = await file.text();
  const which = /^(fidelity|clearance|activities|document):/m.test(text) ? "bao-cao"
    : /^(country|region|native):/m.test(text) ? "doi-tac" : "to-chuc";
  const read = open(shape.forms[which], text);
  if (read._unreadable) {
    summary.replaceChildren(element("h2", { textContent: "Không mở được tệp này" }), element("p", { textContent: read._unreadable }));
    summary.focus();
    return;
  }
  const stem = file.name.replace(/\.md$/, "");
  start(which, { ...read, ...(which === "bao-cao" ? { _year: stem } : { _id: stem === "index" ? "" : stem }) });
  keep();
}

root.querySelector("#tep").addEventListener("change", (event) => {
  const [file] = event.target.files;
  root.querySelector("#tep-ten").textContent = file?.name ?? "";
  if (file) openFile(file);
});
for (const choice of root.querySelectorAll("[name=loai]")) {
  choice.addEventListener("change", () => start(choice.value, {}));
}
const before = kept();
const fresh = element("button", { type: "button", className: "nut nhe", textContent: "Bỏ hết, làm lại từ đầu" });
fresh.addEventListener("click", () => {
  start(form, {});
  keep();
});
const done = element("button", { type: "button", className: "nut", textContent: "Kiểm tra" });
done.addEventListener("click", check);
root.append(place, summary, element("p", { className: "nut-cuoi" }, done, " ", fresh), result);
if (before && shape.forms[before.form]) start(before.form, before.data);
else start("bao-cao", {});
root.hidden = false;
root.dataset.san = "sang";
