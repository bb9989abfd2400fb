// A question asked in whole sentences: which of its words only ask, and are nowhere to be found.

const MARKED = new Set(["mấy", "sao", "đâu", "ra", "bên", "à", "ạ"]); // without their marks other words

const ASK = ["ai", "gì", "nào", "đâu", "mấy", "sao", "bao nhiêu", "bao giờ", "thế nào", "như thế nào", "ra sao",
  "vì sao", "tại sao", "ở đâu", "khi nào", "lúc nào", "hay không"];
const BEGIN = ["tìm", "xem", "hãy", "cho biết", "cho tôi biết", "cho hỏi", "xin hỏi", "tôi muốn biết", "tôi muốn tìm",
  "liệt kê", "kể"];
const END = ["không", "chưa", "à", "ạ", "vậy", "nhỉ"];
const ASKED_FOR = ["tổ chức", "cơ quan", "đơn vị", "hội", "tỉnh", "nước", "địa phương", "nơi", "năm", "tháng", "ngày", "lúc"];
const FILL = ["đã", "được", "có", "là", "thì", "mà", "những", "các", "cho", "của", "với", "ở", "tại", "khi", "do", "bởi",
  "về", "trong", "và", "từ", "đến", "bị", "rồi", "cùng", "vào", "để", "bên", "hoạt động", "việc", "tổng cộng", "tất cả"];

// Ever more nodes that may be left out, when any asks: those that ask; also what only joins the rest.
export function asking(nodes, analysis) {
  const is = (word, text) => word.exact === analysis.exactForm(text)
    || (!word.marked && !MARKED.has(text) && word.folded === analysis.foldedForm(analysis.exactForm(text)));
  const free = nodes.map((n) => (n.minus || n.phrase || n.date || n.chip || n.words.length > 1 ? null : n.words[0]));
  // how many nodes from `at` on are one of some phrases
  const long = (phrases, at) => Math.max(0, ...phrases.map((phrase) => phrase.split(" "))
    .filter((words) => words.every((text, n) => free[at + n] && is(free[at + n], text))).map((words) => words.length));
  const found = new Set();
  const take = (from, count) => { for (let n = from; n < from + count; n++) found.add(nodes[n]); };
  take(0, long(BEGIN, 0));
  const last = long(END, nodes.length - 1);
  if (last && (found.size || nodes.some((_, n) => long(["có", "đã"], n)))) take(nodes.length - last, last);
  nodes.forEach((_, n) => take(n, long(ASK, n)));
  if (!found.size) return [];
  const asks = [...found];
  for (const phrase of ASKED_FOR) {
    const count = phrase.split(" ").length;
    nodes.forEach((_, n) => { if (found.has(nodes[n + count])) take(n, long([phrase], n)); });
  }
  nodes.forEach((_, n) => take(n, long(FILL, n)));
  return [asks, nodes.filter((node) => found.has(node))]
    .filter((out) => nodes.some((node) => !node.minus && !out.includes(node)));
}
