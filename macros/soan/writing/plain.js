// Plain values: texts, lists and groups, as archive.writing.plain has them.

export function same(a, b) {
  if (typeof a === "string" || typeof b === "string" || !a || !b) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return left.length === right.length && left.every((key) => key in b && same(a[key], b[key]));
}

// The tree with the value at the location; without what is there, where it is null.
export function changed(tree, location, value, isNew = false) {
  if (!location.length) return value ?? "";
  const made = structuredClone(tree);
  let parent = made;
  for (const step of location.slice(0, -1)) parent = parent[step];
  const last = location.at(-1);
  if (Array.isArray(parent)) parent.splice(last, isNew ? 0 : 1, ...(value === null ? [] : [value]));
  else if (value === null) delete parent[last];
  else parent[last] = value;
  return made;
}
