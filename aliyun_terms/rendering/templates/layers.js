/* Finds clauses as one types, copies citations and puts tips away. Without it all is there to read. */
(() => {
  const root = document.documentElement;
  const rows = [...document.querySelectorAll("main > .row")];
  const plain = text => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

  /* Tips: Escape puts them away until the next one is asked for. */
  addEventListener("keydown", event => { if (event.key === "Escape") root.classList.add("hush") });
  for (const kind of ["pointerover", "focusin"])
    addEventListener(kind, event => { if (event.target.closest?.(".peek")) root.classList.remove("hush") });

  const find = document.getElementById("find");
  if (!find) return;
  const found = document.getElementById("found");
  find.parentElement.hidden = false;

  /* What is searched: the number, and the words without their tips. It is read when first needed. */
  let entries;
  const read = () => entries ??= rows.map(row => {
    const text = row.querySelector(".text").cloneNode(true);
    for (const tip of text.querySelectorAll(".tip, .state")) tip.remove();
    const number = plain(row.querySelector(".no").textContent);
    return { row, number: number === "¶" ? "" : number, text: plain(text.textContent) };
  });
  const numberOf = words => words.replace(/^(第|clause|cl\.|art\.)\s*/, "").replace(/[条項项款.]$/, "");
  const matches = words => {
    const number = numberOf(words);
    const exact = read().filter(one => one.number === number);
    const below = one => one.number.startsWith(`${number}.`);
    return exact.length ? read().filter(one => one.number === number || below(one))
      : read().filter(one => one.text.includes(words) || one.number.startsWith(words));
  };
  const show = () => {
    const words = plain(find.value);
    if (!words) {
      for (const row of rows) row.classList.remove("out");
      found.textContent = "";
      return [];
    }
    const hits = matches(words);
    /* What a hit stands in stays too, so that it is seen where it belongs. */
    const kept = new Set();
    for (const { row } of hits)
      for (let id = row.id; id; id = id.slice(0, Math.max(id.lastIndexOf("__"), 0))) kept.add(id);
    for (const row of rows) row.classList.toggle("out", !kept.has(row.id));
    found.textContent = found.dataset.words.replace("%(found)s", hits.length).replace("%(all)s", rows.length);
    return hits;
  };
  let waiting;
  find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 120) });
  find.addEventListener("keydown", event => {
    if (event.key === "Escape") { find.value = ""; show() }
    if (event.key !== "Enter" || event.isComposing) return;
    clearTimeout(waiting);
    const [hit] = show();
    if (!hit) return;
    find.value = "";
    show();
    location.hash = hit.row.id;
    hit.row.querySelector(".no").focus({ preventScroll: true });
  });

  /* Citations: the clause that the address names has its own, and a button. */
  const line = document.getElementById("citing").content.firstElementChild.cloneNode(true);
  const [words, button, said] = line.children;
  button.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(words.textContent) }
    catch {
      getSelection().selectAllChildren(words);
      document.execCommand("copy");
    }
    said.textContent = button.dataset.done;
  });
  const cite = () => {
    const row = rows.find(one => one.id === decodeURIComponent(location.hash.slice(1)));
    if (!row?.dataset.cite) { line.remove(); return }
    row.classList.remove("out");
    words.textContent = row.dataset.cite;
    said.textContent = "";
    row.append(line);
  };
  addEventListener("hashchange", cite);
  cite();
})();
