// What one slip of the keyboard is.

import assert from "node:assert/strict";
import test from "node:test";

import { isSlip } from "../../../macros/tim-kiem/engine/near.js";
import { fromTelex } from "../../../macros/tim-kiem/engine/telex.js";
import { chance } from "./chance.mjs";

// Optimal string alignment (Damerau 1964), in the plainest way.
function distance(a, b) {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => i || j));
  for (let i = 0; i <= a.length; i++) for (let j = 0; j <= b.length; j++) d[i][j] = i && j ? 0 : i + j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.length][b.length];
}

test("one insertion, deletion, exchange or substitution is a slip", () => {
  const random = chance(1);
  const letter = () => "abck"[Math.floor(random() * 4)];
  const word = () => Array.from({ length: 1 + Math.floor(random() * 6) }, letter).join("");
  for (let n = 0; n < 20000; n++) {
    const [a, b] = [word(), word()];
    assert.equal(isSlip(a, b), distance(a, b) === 1, `${a} ${b}`);
  }
});

test("what Telex leaves is read with its marks", () => {
  for (const [typed, meant] of Object.entries({
    ddoois: "đối", ngoaij: "ngoại", nhaan: "nhân", khaaur: "khẩu", khaaru: "khẩu", dduwowngf: "đường",
    dduongwf: "đường", dduowngf: "đường", nuwowcs: "nước", hoaf: "hòa", uyr: "ủy", quoocs: "quốc",
    giups: "giúp", gias: "giá", vieetj: "việt", bieen: "biên", truwowngf: "trường", tuwf: "từ", nawm: "năm",
    quys: "quý", raats: "rất", xax: "xã", sangs: "sáng", hoa: "hoa", lao: "lao", kyr: "kỷ", trang: "trang",
    bôngr: "bổng", đươngf: "đường", tuyeenr: "tuyển", muoons: "muốn", nguwowif: "người",
  })) assert.equal(fromTelex(typed), meant, typed);
});
