// Reads lists of keys that Python has told: JSON of base64 in, the lists out.

import { text } from "node:stream/consumers";

import { Unpacker } from "../../macros/tim-kiem/engine/codec.js";

const told = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(told.map((bytes) => new Unpacker(new Uint8Array(Buffer.from(bytes, "base64"))).keys())));
