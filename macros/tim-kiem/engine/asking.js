// A question asked in whole sentences: which of its words only ask, or only join the rest.

const listed = (phrases) => phrases.split(", ").map((phrase) => phrase.split(" "));

const MARKED = "mấy sao đâu bên"; // without their marks other words
const ASK = listed("ai, gì, nào, đâu, mấy, sao, bao nhiêu, bao giờ, thế nào, như thế nào, vì sao, tại sao");
const BEGIN = listed("tìm, xem, hãy, cho biết, cho tôi biết, cho hỏi, tôi muốn biết, liệt kê");
const END = listed("không, chưa, vậy");
const YES = listed("có, đã");
const ASKED_FOR = listed("tổ chức, cơ quan, đơn vị, hội, tỉnh, nước, địa phương, nơi, năm, tháng, ngày, lúc");
const FILL = listed("đã, được, có, là, thì, mà, những, các, cho, của, với, ở, tại, khi, do, bởi, về, trong, và, từ, đến, bị, "
  + "rồi, cùng, vào, để, bên, hoạt động, báo cáo, việc, tất cả");

// Ever more nodes that may be left out, when any asks: those that ask; also what only joins the rest.
export function asking(nodes, analysis) {
  const { found, take, long } = reader(nodes, analysis);
  take(0, long(BEGIN, 0));
  const last = long(END, nodes.length - 1);
  if (last && (found.size || nodes.some((_, n) => long(YES, n)))) take(nodes.length - last, last);
  nodes.forEach((_, n) => take(n, long(ASK, n)));
  if (!found.size) return [];
  const asks = nodes.filter((node) => found.has(node));
  for (const phrase of ASKED_FOR) {
    nodes.forEach((_, n) => { if (found.has(nodes[n + phrase.length])) take(n, long([phrase], n)); });
  }
  nodes.forEach((_, n) => take(n, long(FILL, n)));
  return leaving(nodes, asks, nodes.filter((node) => found.has(node)));
}

// The nodes that only join the others, if any do.
export function joining(nodes, analysis) {
  const { found, take, long } = reader(nodes, analysis);
  nodes.forEach((_, n) => take(n, long(FILL, n)));
  return found.size ? leaving(nodes, [...found]) : [];
}

const leaving = (nodes, ...ways) => ways.filter((out) => nodes.some((node) => !node.minus && !out.includes(node)));

// Notes nodes in `found`; `long` tells how many nodes from one on are one of some phrases.
function reader(nodes, analysis) {
  const is = (word, text) => word.exact === analysis.exactForm(text)
    || (!word.marked && !MARKED.includes(text) && word.folded === analysis.foldedForm(analysis.exactForm(text)));
  const free = nodes.map((n) => (n.minus || n.phrase || n.date || n.chip || n.words.length > 1 ? null : n.words[0]));
  const found = new Set();
  return {
    found,
    take: (from, count) => { for (let n = from; n < from + count; n++) found.add(nodes[n]); },
    long: (phrases, at) => Math.max(0, ...phrases
      .filter((words) => words.every((text, n) => free[at + n] && is(free[at + n], text))).map((words) => words.length)),
  };
}
