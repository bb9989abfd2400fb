// A value in the place of another, by the rules of archive.writing.instead.

import { emit, inFlow } from "./emit.js";
import { inBlock, inQuotes, scalar } from "./scalars.js";

// The value written as what stood there was: its quotation marks, its block, where it can be.
export function inPlaceOf(written, value, margin, flow) {
  if (typeof value !== "string") {
    return flow || !Object.keys(value).length ? inFlow(value) : emit(value, margin).trim();
  }
  if (written[0] === "|" || written[0] === ">") return asBlock(written, value, margin);
  if (written[0] === '"' || written[0] === "'") return inQuotes(value, written[0]);
  if (value.includes("\n") && !flow) return asBlock("|", value, margin);
  return scalar(value, flow);
}

function asBlock(written, value, margin) {
  const [head, ...lines] = written.split(/\r?\n/);
  const margins = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const column = margins.length ? Math.min(...margins) : margin;
  const like = lines.map((line) => line.slice(column).trimEnd());
  const block = (head[0] === ">" ? inBlock(value, true, like) : null) ?? inBlock(value);
  const comment = head.replace(/^[|>+\-0-9]+/, "");
  if (block === null) return scalar(value) + comment;
  const [sign, ...fresh] = block;
  return [sign + comment, ...fresh.map((line) => (line ? " ".repeat(column) + line : ""))].join("\n");
}
