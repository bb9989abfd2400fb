// What was asked for, kept as long as there is room: what was not wanted for longest goes first.

export class Kept {
  #most;
  #sum = 0;
  #all = new Map(); // least lately wanted first: { value, size }

  // `most`: the sum of the sizes of all that is kept.
  constructor(most) {
    this.#most = most;
  }

  // What is kept under a key, or what `make` gives: a promise, which is dropped when it fails.
  // `sizeOf` tells the size of what it comes to.
  get(key, make, sizeOf) {
    const known = this.#all.get(key);
    if (known) {
      this.#all.delete(key);
      this.#all.set(key, known);
      return known.value;
    }
    const entry = { value: make(), size: 0 };
    this.#all.set(key, entry);
    entry.value.then((made) => this.#weigh(entry, key, sizeOf(made)), () => this.#drop(key, entry));
    return entry.value;
  }

  has(key) {
    return this.#all.has(key);
  }

  #weigh(entry, key, size) {
    if (this.#all.get(key) !== entry) return;
    entry.size = size;
    this.#sum += size;
    for (const [oldest, other] of this.#all) {
      if (this.#sum <= this.#most || other === entry) break;
      this.#drop(oldest, other);
    }
  }

  #drop(key, entry) {
    if (this.#all.get(key) !== entry) return;
    this.#all.delete(key);
    this.#sum -= entry.size;
  }
}
