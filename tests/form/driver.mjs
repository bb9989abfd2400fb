// Answers questions about the form's writer, one JSON object a line.

import { createInterface } from "node:readline";
import { emit } from "../../macros/soan/writing/emit.js";
import { EditableText, Refused } from "../../macros/soan/writing/edit.js";
import { open, save } from "../../macros/soan/writing/forms.js";
import { scalar } from "../../macros/soan/writing/scalars.js";
import { dateFault } from "../../macros/soan/values/dates.js";
import { numberFault } from "../../macros/soan/values/numbers.js";
import { slugify } from "../../macros/soan/values/check.js";
import { ways } from "../../macros/soan/ui/sending.js";
import { found } from "../../macros/soan/ui/names.js";

function refusedOr(make) {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

const ANSWERS = {
  value: ({ text }) => new EditableText(text).value(),
  set: ({ text, location, value }) => refusedOr(() => new EditableText(text).set(location, value).text),
  insert: ({ text, location, value, order }) =>
    refusedOr(() => new EditableText(text).insert(location, value, order).text),
  remove: ({ text, location }) => refusedOr(() => new EditableText(text).remove(location).text),
  emit: ({ value }) => emit(value),
  scalar: ({ text, flow }) => scalar(text, flow),
  open: ({ fields, text }) => open(fields, text),
  save: ({ fields, data }) => save(fields, data),
  number: ({ text }) => numberFault(text),
  date: ({ text }) => dateFault(text),
  slug: ({ text }) => slugify(text),
  ways: ({ settings, path, text, isNew }) => ways(settings, path, text, isNew),
  found: ({ rows, typed }) => found(rows, typed),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  try {
    console.log(JSON.stringify({ ok: ANSWERS[question.ask](question) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.constructor.name, message: `${error.message}\n${error.stack}` }));
  }
}
