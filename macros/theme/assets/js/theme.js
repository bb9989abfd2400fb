// Runs before the page is painted, so that a reader who chose dark sees no flash of light.
// Stored: "sang" (light), "toi" (dark), or nothing (as the reader's system says).
(() => {
  "use strict";
  try {
    const chosen = localStorage.getItem("kho-bao-cao:giao-dien");
    if (chosen === "sang" || chosen === "toi") document.documentElement.dataset.giaoDien = chosen;
  } catch {
    // Storage is refused: the system's choice stands.
  }
})();
