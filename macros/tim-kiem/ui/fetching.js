// What the page asks the server for: parts of the index, and the script that is needed later.

import { place } from "./dom.js";

export const root = place("tim").dataset.goc;

const MOST_TRIED = 3;
const LEAST_WAIT = 300; // milliseconds before the second try, doubled before the third

// The directory of the index is asked for anew each time; its parts carry its stamp in their
// address, so that a browser's store never gives those of another build. A part that came wrong is
// not taken from there again.
export async function fetchBytes(path, tried = 1, stamp = "") {
  const cache = tried > 1 ? "reload" : stamp ? "default" : "no-cache";
  const answer = await fetch(`${root}tim-kiem/du-lieu/${path}${stamp && `?${stamp}`}`, { cache });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

let asked = null;
let failures = 0;

// A browser may keep a failed import, so each try has an address of its own.
export function later() {
  asked ??= triedLater();
  return asked;
}

async function triedLater() {
  for (let tried = 1; ; tried++) {
    try {
      return await import(`./tim-kiem-sau.js${failures ? `?${failures}` : ""}`);
    } catch (error) {
      failures++;
      if (tried === MOST_TRIED) {
        asked = null;
        throw error;
      }
      await new Promise((go) => { setTimeout(go, LEAST_WAIT * 2 ** (tried - 1)); });
    }
  }
}
