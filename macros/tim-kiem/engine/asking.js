// A question asked in whole sentences: which of its words only ask, or only join the rest.

const listed = (phrases) => phrases.split(", ").map((phrase) => phrase.split(" "));

const MARKED = "mấy sao đâu bên à ạ hả với định sẽ hay lần kể"; // alone, without their marks, other words
const ASK = listed("ai, những ai, gì, những gì, làm gì, là gì, nào, đâu, mấy, sao, ra sao, bao nhiêu, bao giờ, bao lâu, "
  + "thế nào, như thế nào, vì sao, tại sao");
const BEGIN = listed("tìm, xem, hãy, xin, xin chào, chào, cho biết, cho tôi biết, cho hỏi, cho tôi hỏi, cho em hỏi, "
  + "cho mình hỏi, cho tôi xem, cho em xem, cho mình xem, cho xem, "
  + "giúp tôi, giúp mình, tìm giúp, vui lòng, làm ơn, mình muốn, em muốn, muốn biết, muốn tìm, muốn xem, danh sách, thống kê, tra cứu, "
  + "tôi muốn, tôi cần, tôi muốn biết, tôi muốn hỏi, liệt kê, kể, kể tên, nêu, hỏi, hỏi về");
const END = listed("không, chưa, vậy, thế, không vậy");
const POLITE = listed("ạ, với ạ, nhé, hả, không ạ, vậy ạ");
const YES = listed("có, đã");
const ASKED_FOR = listed("tổ chức, cơ quan, đơn vị, hội, tỉnh, nước, địa phương, nơi, chỗ, năm, tháng, ngày, lúc, dịp, ở đâu");
const FILL = listed("đã, được, có, là, thì, mà, những, các, cho, của, với, ở, tại, khi, do, bởi, về, trong, và, từ, đến, bị, "
  + "rồi, cùng, vào, để, bên, định, dự định, sẽ, còn, lại, hoạt động, tổ chức, báo cáo, việc, tất cả, tổng cộng, tổng số, hết, to, of, the");
const COUNTED = listed("người, cái, chiếc, lần, tiền, số tiền, đợt, hôm, hay, nhiều nhất, ít nhất, lớn nhất, lâu nhất, mới nhất, gần nhất, nhất, nhiều, ít, dự, tham dự, "
  + "tham gia, gồm, gặp, làm, nhân dịp, như");
const DOCUMENT = listed("số, văn bản, công văn, văn bản số, công văn số, ký hiệu, số ký hiệu, số hiệu");
const KEPT = listed("đoàn vào, đoàn đến"); // kinds of things, whatever their second word is elsewhere

// Ever more nodes that may be left out, when any asks: those that ask; also what only joins the rest, as far
// as there is `more` without; also what is asked or counted.
export function asking(nodes, analysis) {
  const { found, take, long } = reader(nodes, analysis);
  let from = 0;
  for (let size = long(BEGIN, 0); size; size = long(BEGIN, from)) {
    take(from, size);
    from += size;
  }
  let end = nodes.length;
  const last = (phrases) => {
    const size = [3, 2, 1].find((n) => end - n > from && long(phrases, end - n) === n) ?? 0;
    end -= size;
    take(end, size);
  };
  last(POLITE);
  const asks = () => found.size || nodes.some((_, n) => long(YES, n));
  if (asks()) last(END);
  nodes.forEach((_, n) => take(n, long(ASK, n)));
  if (!found.size) return [];
  const ways = [[...found]];
  for (const phrase of ASKED_FOR) {
    nodes.forEach((_, n) => { if (found.has(nodes[n + phrase.length])) take(n, long([phrase], n)); });
  }
  joins(nodes, take, long);
  ways.push([...found]);
  nodes.forEach((_, n) => take(n, long(COUNTED, n)));
  ways.push([...found]);
  return leaving(nodes, ways);
}

// The nodes that only join the others, if any do.
export function joining(nodes, analysis) {
  const { found, take, long } = reader(nodes, analysis);
  joins(nodes, take, long);
  return found.size ? leaving(nodes, [[...found]]) : [];
}

function joins(nodes, take, long) {
  nodes.forEach((_, n) => {
    if (!(n && long(KEPT, n - 1))) take(n, long(FILL, n));
    const size = long(DOCUMENT, n); // of a paper its number alone is telling
    if (/^\d/u.test(nodes[n + size]?.text)) take(n, size);
  });
}

// Those ways that leave something, in the order of the query; `more` in the second.
function leaving(nodes, ways) {
  const told = ways.map((out, n) => ({ dropped: nodes.filter((node) => out.includes(node)), more: n === 1 }));
  return told.filter(({ dropped }, n) => (n === 0 || dropped.length > told[n - 1].dropped.length)
    && nodes.some((node) => !node.minus && !dropped.includes(node)));
}

// Notes nodes in `found`; `long` tells how many nodes from one on are one of some phrases.
function reader(nodes, analysis) {
  const marked = MARKED.split(" ");
  const sure = nodes.some((node) => node.words?.some((word) => word.marked)); // then what has no marks has none
  const is = (word, text, { length }) => word.exact === analysis.exactForm(text)
    || (!sure && !word.marked && (length > 1 || !marked.includes(text)) && word.folded === analysis.foldedForm(analysis.exactForm(text)));
  const free = nodes.map((n) => (n.minus || n.phrase || n.text === "AI" || n.date || n.chip || n.words.length > 1 ? null : n.words[0]));
  const found = new Set();
  return {
    found,
    take: (from, count) => { for (let n = from; n < from + count; n++) found.add(nodes[n]); },
    long: (phrases, at) => Math.max(0, ...phrases
      .filter((words) => words.every((text, n) => free[at + n] && is(free[at + n], text, words))).map((words) => words.length)),
  };
}
