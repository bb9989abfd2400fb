// What a page gains from a script. Everything else works without: navigation, search form,
// table of contents, permalinks, folded tables.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const status = document.querySelector(".loi-bao");
  let clearing;

  /** The element the address names; none when the fragment is malformed or absent. */
  function named() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  }

  /** Tells it to eye and ear for a moment. */
  function say(words) {
    status.textContent = words;
    clearTimeout(clearing);
    clearing = setTimeout(() => { status.textContent = ""; }, 4000);
  }

  // -- light, dark, or as the system says -----------------------------------------------------

  const themes = { "": "theo máy", sang: "sáng", toi: "tối" };
  const toggle = document.querySelector(".nut-giao-dien");

  function showTheme() {
    toggle.querySelector(".ten").textContent = themes[root.dataset.giaoDien || ""];
    toggle.title = toggle.textContent;
    return toggle.textContent;
  }

  if (toggle) {
    toggle.hidden = false;
    showTheme();
    toggle.addEventListener("click", () => {
      const order = Object.keys(themes);
      const next = order[(order.indexOf(root.dataset.giaoDien || "") + 1) % order.length];
      if (next) root.dataset.giaoDien = next;
      else delete root.dataset.giaoDien;
      try {
        if (next) localStorage.setItem("kho-bao-cao:giao-dien", next);
        else localStorage.removeItem("kho-bao-cao:giao-dien");
      } catch {
        // Storage is refused: the choice lasts as long as the page.
      }
      say(showTheme());
    });
  }

  // -- what the search field offers: fetched when someone is about to type ---------------------

  for (const form of all("form[role=search]:not(#tim)")) {
    form.addEventListener("focusin", () => {
      import(new URL("goi-y.js", form.action)).then(
        ({ attach }) => attach(form.querySelector("input")),
        () => {}, // without suggestions the form still searches
      );
    }, { once: true });
  }

  // -- the search page whose own script could not be fetched: the lists stay, and it is said ----

  const unfetched = document.getElementById("khong-tai");
  if (unfetched) {
    document.querySelector("script[type=module]").addEventListener("error", () => {
      unfetched.hidden = false;
      root.dataset.search = "error";
    });
  }

  // -- table of contents: open beside the text, folded above it -------------------------------

  const contents = document.querySelector(".muc-luc details");
  if (contents) {
    const desk = matchMedia("(min-width: 60rem)");
    const fit = () => { contents.open = desk.matches; };
    fit();
    desk.addEventListener("change", fit);

    const links = new Map(all("a", contents).map((a) => [a.getAttribute("href").slice(1), a]));
    contents.addEventListener("click", (event) => {
      if (!desk.matches && event.target.closest("a")) contents.open = false;
    });
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    let waiting = false;
    const mark = () => {
      waiting = false;
      const passed = headings.filter((h) => h.getBoundingClientRect().top < innerHeight * 0.3);
      const here = passed.at(-1);
      for (const [id, link] of links) {
        if (here && id === here.id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    addEventListener("scroll", () => {
      if (!waiting) { waiting = true; requestAnimationFrame(mark); }
    }, { passive: true });
    mark();
  }

  // -- a passage lights up its row of the ledger, and a row its passage ------------------------

  function markPair() {
    all(".dang-xem").forEach((element) => element.classList.remove("dang-xem"));
    const target = named();
    if (!target) return;
    const row = target.closest("[data-hoat-dong]");
    const partners = row
      ? [document.getElementById(row.dataset.hoatDong)]
      : all("[data-hoat-dong]").filter((element) => element.dataset.hoatDong === target.id);
    partners.forEach((element) => element?.classList.add("dang-xem"));
  }
  addEventListener("hashchange", markPair);
  markPair();

  // -- copying ---------------------------------------------------------------------------------

  if (navigator.clipboard) {
    const copy = (text, words) => navigator.clipboard.writeText(text).then(
      () => say(words),
      () => say("Trình duyệt không cho chép"),
    );
    all("[data-copy]").forEach((button) => { button.hidden = false; });
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-copy]");
      const permalink = event.target.closest("a.neo");
      if (button) {
        const what = button.dataset.copy;
        const source = what.startsWith("#") && document.getElementById(what.slice(1));
        copy(source ? source.innerText.trim() : what, "Đã chép");
      } else if (permalink) {
        copy(permalink.href, "Đã chép địa chỉ");
      }
    });
  }

  // -- printing: what is folded is opened ------------------------------------------------------

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("main details:not([open])");
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => {
    opened.forEach((details) => { details.open = false; });
  });
})();
