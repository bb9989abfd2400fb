// What the page asks the server for: parts of the index, and the scripts that are needed later.

import { place } from "./dom.js";

export const root = place("tim").dataset.goc;

const MOST_TRIED = 3;
const LONGEST = 45_000; // milliseconds that a part may take to come: a line that hangs says nothing by itself
const LEAST_WAIT = 300; // milliseconds before the second try, doubled before the third

// The directory of the index is asked for anew each time; its parts carry its stamp in their
// address, so that a browser's store never gives those of another build. A part that came wrong is
// not taken from there again.
export async function fetchBytes(path, tried = 1, stamp = "") {
  const cache = tried > 1 ? "reload" : stamp ? "default" : "no-cache";
  const answer = await fetch(`${root}tim-kiem/du-lieu/${path}${stamp && `?${stamp}`}`, { cache, signal: AbortSignal.timeout?.(LONGEST) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

// Loads a script when it is first asked for. A browser may keep a failed import, so each try has an
// address of its own.
function loading(script) {
  let asked = null;
  let failures = 0;
  const tried = async () => {
    for (let n = 1; ; n++) {
      try {
        return await import(`./${script}${failures ? `?${failures}` : ""}`);
      } catch (error) {
        failures++;
        if (n === MOST_TRIED) {
          asked = null;
          throw error;
        }
        await new Promise((go) => { setTimeout(go, LEAST_WAIT * 2 ** (n - 1)); });
      }
    }
  };
  return () => { asked ??= tried(); return asked; };
}

export const later = loading("tim-kiem-sau.js");
export const other = loading("tim-kiem-khac.js");
