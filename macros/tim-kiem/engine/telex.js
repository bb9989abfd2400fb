// The keys of Telex, read as the letters and tones that they stand for.

const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };

// What was typed with the keys of Telex while the keyboard wrote them as they are: ddoois is đối.
// Behind a vowel none of s, f, r, x, j, w is a letter of a Vietnamese syllable.
export function fromTelex(word) {
  const [, head, body] = /^(qu(?=[aeiouywâêôăơư])|gi(?=[aeouywâêôăơư])|[^aeiouywâêôăơư]*)(.*)$/u.exec(word);
  if (!body) return word;
  const tone = TONES[/[sfrxj](?=[^sfrxj]*$)/u.exec(body.slice(1))?.[0]] ?? "";
  const rest = lettersOf(body[0] + body.slice(1).replace(/[sfrxj]/gu, ""));
  const vowels = /[aeiouyâêôăơư]+/u.exec(rest)?.[0] ?? "";
  const from = rest.indexOf(vowels);
  const marked = vowels.search(/[âêôăơư](?![âêôăơư])/u);
  const open = from + vowels.length === rest.length && vowels.length > 1;
  const at = from + (marked >= 0 ? marked : vowels.length - (open ? 2 : 1));
  const toned = vowels ? rest.slice(0, at + 1) + tone + rest.slice(at + 1) : rest;
  return (head.replace(/^dd/u, "đ") + toned).normalize("NFC");
}

// The letters that doubled ones and w stand for.
function lettersOf(keys) {
  const text = keys.replace(/aa/u, "â").replace(/ee/u, "ê").replace(/oo/u, "ô").replace(/^w/u, "ư");
  if (!text.includes("w")) return text;
  const bare = text.replace(/w/gu, "");
  if (bare.includes("uo")) return bare.replace("uo", "ươ");
  if (text.includes("aw") || !/[uo]/u.test(bare)) return bare.replace("a", "ă");
  return bare.replace(/[uo]/u, (letter) => (letter === "u" ? "ư" : "ơ"));
}

// The same of several syllables written together, without their marks: boolykhawmxay. Within them
// only f and j are never letters.
export function withoutKeys(word) {
  return word.replace(/([aeo])\1/gu, "$1").replace(/dd/gu, "d").replace(/[wfj]/gu, "");
}

const VNI = { 1: "s", 2: "f", 3: "r", 4: "x", 5: "j" };

// What was typed with the figures of VNI, as the keys of Telex: kha6u3 is khaaur; null for what is none.
export function vniAsTelex(word) {
  let keys = "";
  for (const key of word) {
    if (!/\d/u.test(key)) { keys += key; continue; }
    const before = keys;
    if (VNI[key]) keys += VNI[key];
    else if (key === "6") keys = keys.replace(/([aeo])(?=[^aeo]*$)/u, "$1$1");
    else if (key === "7" || key === "8") keys += "w";
    else if (key === "9") keys = keys.replace(/^d(?!d)/u, "dd");
    if (keys === before) return null;
  }
  return keys;
}
