// Our widgets of Decap: one value with its check, a reference found by name, where a file goes.

import { fault, message } from "../values/check.js";
import { REPORT_NAME } from "../values/problems.js";
import { chooser } from "../ui/choose.js";

// Decap only notes a wrong value beside its field, which may be folded away: it is told on top too.
const told = new Map();

function tell(label, words) {
  told.set(label + words, `${label}: ${words}`);
  if (told.size > 1) return;
  setTimeout(() => {
    const banner = document.createElement("div");
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Đóng" });
    banner.className = "archive-told";
    banner.setAttribute("role", "alert");
    close.addEventListener("click", () => banner.remove());
    document.querySelector(".archive-told")?.remove();
    banner.append(`Chưa lưu, còn ${told.size} chỗ chưa đúng. ${[...told.values()].slice(0, 3).join(" ")} `, close);
    document.body.append(banner);
    told.clear();
  }, 0);
}

export function register(CMS, { h, createClass }, shape, records) {
  const bodies = new Map(records.bodies.map((row) => [row[0], row]));

  const rowsOf = (kinds) => records.bodies.filter((row) => kinds.includes(row[0].split("/")[0]));

  // What Decap asks of a widget when the form is to be saved.
  function valid(widget) {
    const words = widget.words(widget.props.value);
    if (words) tell(widget.props.field.get("label"), words);
    return words ? { error: { type: "CUSTOM", message: words } } : true;
  }

  function noted(props, check) {
    const words = check(props.value);
    return words ? h("p", { className: "archive-fault" }, words) : null;
  }

  function input(props, extra = {}) {
    const block = props.field.get("kind") === "block";
    return h(block ? "textarea" : "input", {
      ...extra,
      id: props.forID,
      ...(block ? { rows: 3 } : { type: "text" }),
      className: props.classNameWrapper,
      value: props.value ?? "",
      placeholder: props.field.get("example") || undefined,
      onChange: (event) => props.onChange(event.target.value),
      onFocus: props.setActiveStyle,
      onBlur: props.setInactiveStyle,
    });
  }

  // The plain element of ui/choose.js within React's tree.
  const Chooser = createClass({
    componentDidMount() {
      const { props } = this;
      this.element = chooser({
        id: props.forID,
        rows: props.rows,
        value: props.value,
        plain: props.plain,
        onChange: (value) => this.props.onChange(value),
      });
      this.place.append(this.element);
    },
    componentDidUpdate() {
      this.element.say(this.props.value);
    },
    render() {
      return h("div", { className: this.props.className, ref: (place) => (this.place = place) });
    },
  });

  function described(field) {
    return { kind: field.get("kind"), of: field.get("of")?.toJS?.() ?? [] };
  }

  const Value = createClass({
    words(value) {
      return message(fault(described(this.props.field), value ?? "", bodies), shape.says);
    },
    isValid() {
      return valid(this);
    },
    render() {
      const { props } = this;
      const { kind, of } = described(props.field);
      const searched = ["reference", "party"].includes(kind) && !of.includes("viec");
      const field = searched
        ? h(Chooser, { ...shared(props), rows: rowsOf(of), plain: kind === "party" })
        : input(props);
      return h("div", {}, field, noted(props, this.words));
    },
  });

  function shared(props) {
    return {
      forID: props.forID,
      value: props.value,
      onChange: props.onChange,
      className: `archive-choose ${props.classNameWrapper}`,
    };
  }

  // Where a new file goes. A file that is there already stays where it is.
  const Place = createClass({
    isNew() {
      return Boolean(this.props.entry.get("newRecord"));
    },
    words(value) {
      const kind = this.props.field.get("kind");
      if (!this.isNew()) return "";
      if (!value) return ""; // Decap says that it is required
      if (kind === "organization-id") {
        return bodies.has(`to-chuc/${value}`) ? "" : "Chọn một tổ chức trong danh sách; chưa có thì lập hồ sơ tổ chức trước.";
      }
      if (kind === "new-id") return message(fault({ kind: "id" }, value), shape.says);
      if (!REPORT_NAME.test(value)) return "Viết năm, ví dụ 2021, hoặc 2021-ten-rieng.";
      const body = this.props.entry.getIn(["data", "_organization"]);
      const there = records.reports[body]?.includes(value);
      return there ? `Đã có báo cáo ${value} của tổ chức này: mở báo cáo ấy để sửa, hoặc đặt tên riêng.` : "";
    },
    isValid() {
      return valid(this);
    },
    render() {
      const { props } = this;
      if (!this.isNew()) {
        const unreadable = props.entry.getIn(["data", "_unreadable"]);
        const path = props.entry.get("path");
        return h("p", { id: props.forID, className: "archive-path" }, unreadable
          ? `Biểu mẫu không đọc được tệp ${path}. ${unreadable}. Lưu ở đây sẽ không đổi gì; hãy sửa thẳng tệp.`
          : path);
      }
      const isBody = props.field.get("kind") === "organization-id";
      const field = isBody
        ? h(Chooser, {
            ...shared(props),
            rows: rowsOf(["to-chuc"]).map(([value, ...words]) => [value.slice("to-chuc/".length), ...words]),
            plain: false,
          })
        : input(props);
      return h("div", {}, field, props.value ? noted(props, this.words) : null);
    },
  });

  const quiet = () => document.querySelector(".archive-told")?.remove();
  CMS.registerEventListener({ name: "postSave", handler: quiet });
  CMS.registerWidget("archive-value", Value);
  CMS.registerWidget("archive-place", Place);
}
