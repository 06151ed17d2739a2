"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);
  const cardsOf = (mark) => mark.dataset.cards.split(" ").filter((id) => !document.getElementById(id).hidden);
  document.documentElement.classList.add("scripted");

  // ------------------------------------------------------------------------- partners light up, a line joins them
  function dim() {
    each(".lit", (lit) => lit.classList.remove("lit"));
    each(".current", (card) => card.classList.remove("current"));
    each(".links", (links) => links.remove());
  }

  function light(ids) {
    dim();
    for (const id of ids) {
      const card = document.getElementById(id);
      card.classList.add("current");
      const copy = card.closest(".article").querySelector(".copy");
      const places = [];
      each("[data-place]", (statement) => {
        const reference = document.getElementById(statement.dataset.place);
        reference.classList.add("lit");
        const marks = copy.querySelectorAll(`mark[data-places~="${statement.dataset.place}"]`);
        marks.forEach((mark) => mark.classList.add("lit"));
        places.push(marks[0] || reference);
      }, card);
      join(copy, places, card.dataset.severity);
    }
  }

  function join(copy, places, severity) {
    if (places.length < 2) return;
    const links = document.createElementNS(SVG, "svg");
    links.setAttribute("class", `links ${severity}`);
    links.setAttribute("aria-hidden", "true");
    const frame = copy.getBoundingClientRect();
    const points = places.map((place) => {
      const box = place.getClientRects()[0];
      return { x: box.left + box.width / 2 - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top };
    });
    const [first, ...others] = points;
    for (const other of others) {
      const [above, below] = first.top <= other.top ? [first, other] : [other, first];
      const level = below.top - above.bottom < 4;
      const end = level ? below.bottom : below.top;
      const reach = level ? 28 : Math.min(80, (end - above.bottom) / 2 + 12);
      draw(links, "path", { d: `M${above.x} ${above.bottom} C${above.x} ${above.bottom + reach} ${below.x} ${level ? end + reach : end - reach} ${below.x} ${end}` });
      draw(links, "circle", { cx: above.x, cy: above.bottom, r: 4 });
      draw(links, "circle", { cx: below.x, cy: end, r: 4 });
    }
    copy.append(links);
  }

  function draw(parent, kind, attributes) {
    const shape = document.createElementNS(SVG, kind);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    parent.append(shape);
  }

  const idsAt = (target) => {
    const card = target.closest(".card");
    if (card) return [card.id];
    const mark = target.closest("[data-cards]");
    return mark ? cardsOf(mark) : null;
  };
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const ids = event.target.closest && idsAt(event.target);
      if (ids) light(ids);
      else if (kind === "mouseover") dim();
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dim(); });
  addEventListener("resize", dim);

  // ------------------------------------------------------------------------------ a card that is chosen shows its place
  document.addEventListener("click", (event) => {
    if (event.target.closest("a, button, summary")) return;
    const card = event.target.closest(".card");
    const pane = card && card.closest(".article").querySelector(".pane");
    if (!pane || getComputedStyle(pane).position !== "sticky") return;
    const place = document.getElementById(card.querySelector("[data-place]").dataset.place);
    const box = place.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 3;
  });

  // ------------------------------------------------------------------------------------------------------------- filter
  const form = document.querySelector(".filter");
  function filter() {
    const wanted = (name) => new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));
    const levels = wanted("severity"), rules = wanted("rule");
    let shown = 0;
    dim();
    each(".card", (card) => {
      card.hidden = !levels.has(card.dataset.severity) || !rules.has(card.dataset.rule);
      shown += card.hidden ? 0 : 1;
    });
    each(".copy [data-cards]", (mark) => mark.classList.toggle("off", cardsOf(mark).length === 0));
    each(".article", (article) => { article.hidden = !article.querySelector(".card:not([hidden])"); });
    each("nav tbody tr", (row) => { row.hidden = document.querySelector(row.querySelector("a").hash).hidden; });
    const output = form.querySelector("output");
    output.textContent = output.dataset.text.replace("{shown}", shown);
  }
  if (form) {
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    if (form.querySelector("input:not(:checked)")) filter(); // the browser kept them from the last visit
  }

  // ------------------------------------------------------------------------------------------------------------- copying
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".repairs button");
    if (!button) return;
    const text = button.parentElement.querySelector("ins");
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      getSelection().selectAllChildren(text);
      document.execCommand("copy");
    }
    const label = button.textContent;
    if (label === button.dataset.copied) return;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 1500);
  });
})();
