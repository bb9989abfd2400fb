// Decap with our configuration, our widgets and our own way of writing a file.

import { open, save } from "../writing/forms.js";
import { register } from "./widgets.js";
import { translate } from "./words.js";

const { CMS, createClass, h } = window;

async function fetched(name) {
  const answer = await fetch(new URL(`../${name}`, document.baseURI));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

// Which form a file of content/to-chuc belongs to: the folder holds records and reports.
function formOf(name, data) {
  if (name !== "to-chuc" && name !== "bao-cao") return name;
  return /^(fidelity|clearance|activities|document):/m.test(data._source) ? "bao-cao" : "to-chuc";
}

const [shape, records, config] = await Promise.all(
  ["khuon.json", "ho-so.json", "cau-hinh.json"].map(fetched),
);
for (const [name, fields] of Object.entries(shape.forms)) {
  CMS.registerCustomFormat(`archive-${name}`, "md", {
    fromFile(text) {
      const data = open(fields, text);
      // a file that is there has its place: Decap only wants these filled
      return { ...data, _form: formOf(name, data), _organization: ".", _year: ".", _id: "." };
    },
    toFile: (data) => save(fields, data),
  });
}
register(CMS, { h, createClass }, shape, records);
if (config.backend.name === "github" && !config.backend.base_url) {
  // without an address of its own Decap would lead to a company's: better to how it is set up
  const page = new URL("../cai-dat/", document.baseURI);
  config.backend.base_url = page.origin;
  config.backend.auth_endpoint = page.pathname.slice(1);
}
translate(CMS);
CMS.init({ config });
