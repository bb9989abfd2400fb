// Numbers as records write them, by the rules of archive.language.numbers; a test compares the two.

const PLAIN = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const DOTTED_THOUSANDS = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$/;
const THOUSANDS = /^0*([1-9][0-9]{0,2}(?:([. \u00a0\u2009\u202f_'’])[0-9]{3})(?:\2[0-9]{3})*)$/;
const ENGLISH_THOUSANDS = /^(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})$/;
const COMMA =
  /^0*([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3})+),([0-9]+)$/;
const LEADING_ZERO = /^0+([0-9]+(?:\.[0-9]+)?)$/;
const MOST_DIGITS = 15;

// null for a number, else { code, right }: the rule it breaks and the right form or null.
export function numberFault(text) {
  if (PLAIN.test(text) && !DOTTED_THOUSANDS.test(text)) {
    return text.replace(/[^0-9]/g, "").length <= MOST_DIGITS ? null : { code: "so-khong-hop-le", right: null };
  }
  const { code, right } = reading(text.trim());
  return { code, right: right !== null && numberFault(right) ? null : right };
}

function reading(text) {
  let found = THOUSANDS.exec(text);
  if (found) return { code: "so-hang-nghin", right: found[1].replaceAll(found[2], "") };
  if (ENGLISH_THOUSANDS.test(text)) return { code: "so-hang-nghin", right: text.replaceAll(",", "") };
  found = COMMA.exec(text);
  if (found) {
    const whole = found[1].replace(/[^0-9]/g, "");
    // 20,000 is twenty to a Vietnamese and twenty thousand to a spreadsheet: ask, do not guess
    const unsure = found[2].length === 3 && whole.length <= 3 && whole !== "0";
    return { code: "so-dau-phay", right: unsure ? null : `${whole}.${found[2]}` };
  }
  found = LEADING_ZERO.exec(text);
  if (found) return { code: "so-khong-dau", right: found[1].replace(/^0+(?=[0-9])/, "") };
  return { code: "so-khong-hop-le", right: null };
}
