/* Puntari: search as one types, choosing an area, sorting tables. Every page reads whole without this. */
(function () {
  "use strict";
  var one = function (selector, within) { return (within || document).querySelector(selector); };
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };

  /* Search: the same likeness as on the server, so that both find the same. */
  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }
  function threes(text) {
    var padded = "  " + text + " ", found = new Set();
    for (var at = 0; at < padded.length - 2; at++) found.add(padded.slice(at, at + 3));
    return found;
  }
  function alike(a, b) {
    var both = 0;
    a.forEach(function (three) { if (b.has(three)) both++; });
    return 2 * both / (a.size + b.size);
  }
  function likeness(query, asked, name) {
    if (query === name) return 4;
    if (name.indexOf(query) === 0) return 3;
    if (name.indexOf(" " + query) >= 0) return 2.5;
    if (query.length >= 3 && name.indexOf(query) >= 0) return 2;
    return Math.max.apply(null, [name].concat(name.split(" ")).map(function (part) { return alike(asked, threes(part)); }));
  }
  function find(entries, text) {
    var query = plain(text), asked = threes(query);
    if (!query) return [];
    var scored = entries.map(function (entry) {
      var names = [plain(entry[0])].concat(entry[3]);
      return [Math.max.apply(null, names.map(function (name) { return likeness(query, asked, name); })), entry];
    }).filter(function (pair) { return pair[0] >= 0.34; });
    if (scored.some(function (pair) { return pair[0] + pair[1][4] >= 2; })) {
      scored = scored.filter(function (pair) { return pair[0] + pair[1][4] >= 1; });
    }
    var score = function (pair) { return Math.round((pair[0] + pair[1][4]) * 1e6); };
    var first = function (one, other) { return one < other ? -1 : one > other ? 1 : 0; };
    scored.sort(function (a, b) {
      return score(b) - score(a) || a[1][0].length - b[1][0].length || first(a[1][0], b[1][0]) || first(a[1][2], b[1][2]);
    });
    return scored.slice(0, 12).map(function (pair) { return pair[1]; });
  }
  function searching(form) {
    var input = one("input[type=search]", form), hits = document.getElementById("hits");
    if (!input || !hits) return;
    var status = one("[role=status]", hits), list = one("ul", hits), loading = null, language = document.documentElement.lang;
    function load() {
      loading = loading || fetch(form.dataset.index).then(function (answer) { return answer.json(); });
      return loading;
    }
    function show() {
      var text = input.value;
      if (!plain(text)) { list.hidden = status.hidden = true; return; }
      load().then(function (index) {
        if (input.value !== text) return;
        var found = find(index.entries, text);
        list.replaceChildren.apply(list, found.map(function (entry) {
          var item = document.createElement("li"), link = document.createElement("a"), name = document.createElement("span"), kind = document.createElement("span");
          link.href = form.dataset.root + language + "/" + entry[2] + "/";
          kind.className = "kind";
          kind.textContent = entry[1];
          name.className = "name";
          name.textContent = entry[0];
          link.append(name, " ", kind);
          item.append(link);
          return item;
        }));
        var words = found.length ? hits.dataset.some : hits.dataset.none;
        status.textContent = words.replace("{query}", text).replace("{count}", found.length);
        list.hidden = !found.length;
        status.hidden = false;
      }).catch(function () { loading = null; });
    }
    input.addEventListener("focus", load, { once: true });
    input.addEventListener("input", show);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      load().then(function () {
        show();
        var first = one("a", list);
        if (first && !list.hidden) first.focus();
      });
    });
    var asked = new URLSearchParams(location.search).get("q");
    if (asked && !document.getElementById("found-h")) { input.value = asked; show(); }
  }

  /* Choosing an area: its row, its tile and its bar are marked, and its figure is said in words. */
  function choosing(form) {
    var select = one("select", form), said = document.getElementById("chosen"), table = one("#main-table table");
    if (!select || !table) return;
    form.hidden = false;
    var ends = function (code) { return "a[href$='/area/" + select.dataset.level + "/" + code + "/']"; };
    function unmark() {
      all(".chosen, .chosen-row").forEach(function (part) {
        part.classList.remove("chosen");
        if (part.classList.contains("chosen-row")) { part.classList.remove("chosen-row"); part.classList.add("hit"); }
      });
    }
    function mark(code) {
      all(".drawing " + ends(code)).forEach(function (link) {
        all(".tile, .shape, .bar, .least, .range", link).forEach(function (part) { part.classList.add("chosen"); });
        all(".hit", link).forEach(function (part) { part.classList.remove("hit"); part.classList.add("chosen-row"); });
      });
    }
    function tell(row) {
      var value = one("td", row), link = one("a", row), page = document.createElement("a"), strong = document.createElement("strong");
      var drawn = one("#ranking " + ends(row.dataset.code));
      strong.textContent = drawn ? drawn.getAttribute("aria-label") : link.textContent + ": " + value.textContent;
      page.href = link.href;
      page.textContent = said.dataset.page;
      var rank = one("td.rank", row), change = one("td.change", row), more = "";
      if (rank && rank.textContent) more += " · " + said.dataset.rank + " " + rank.textContent + " / " + row.parentNode.dataset.ranked;
      if (change && change.textContent) more += " · " + said.dataset.change + " " + change.textContent;
      said.replaceChildren(strong, more + " · ", page);
      said.hidden = false;
    }
    function choose(code, remember) {
      unmark();
      var row = code && one("tr[data-code='" + CSS.escape(code) + "']", table);
      said.hidden = !row;
      select.value = row ? code : "";
      if (row) { row.classList.add("chosen"); mark(code); tell(row); }
      document.dispatchEvent(new CustomEvent("puntari:area", { detail: row ? code : "" }));
      if (remember) {
        var address = new URL(location.href);
        if (row) address.searchParams.set("area", code); else address.searchParams.delete("area");
        history.replaceState(null, "", address);
      }
    }
    form.addEventListener("submit", function (event) { event.preventDefault(); choose(select.value, true); });
    select.addEventListener("change", function () { choose(select.value, true); });
    choose(new URLSearchParams(location.search).get("area"), false);
  }

  /* Tables: a button in each heading sorts by its column. */
  function sorting(table) {
    var body = one("tbody", table), heads = all("thead th", table);
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var key = function (row) {
          var cell = row.cells[column];
          return column ? (cell.dataset.v === "" ? null : parseFloat(cell.dataset.v)) : cell.textContent;
        };
        all("tr", body).map(function (row) { return [key(row), row]; }).sort(function (a, b) {
          if (a[0] === null || b[0] === null) return (a[0] === null) - (b[0] === null);
          var order = column ? a[0] - b[0] : a[0].localeCompare(b[0], document.documentElement.lang);
          return down ? -order : order;
        }).forEach(function (pair) { body.append(pair[1]); });
      });
    });
  }

  /* Permanent links: show the whole address, and say when a followed link was of another build or definition. */
  function permanence(article) {
    var link = document.getElementById("permalink"), old = document.getElementById("old-link"), asked = new URLSearchParams(location.search);
    if (link) link.textContent = link.href;
    if (!old) return;
    old.hidden = ["build", "definition"].every(function (name) { return !asked.has(name) || asked.get(name) === article.dataset[name]; });
  }

  /* A link to something folded opens it. */
  function unfolding() {
    var aim = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (aim && aim.tagName === "DETAILS") aim.open = true;
  }
  window.addEventListener("hashchange", unfolding);
  unfolding();

  /* The roadmap: rows move in the document too, so that they are read in the order in which they are seen; the address keeps it. */
  function roadmap(form) {
    var list = form.querySelector(".road"), asked = new URLSearchParams(location.search), selects = all("select", form);
    function place(select) {
      var stop = form.querySelector(".stop-" + select.value), last = stop;
      while (last.nextElementSibling && last.nextElementSibling.matches(".stone")) last = last.nextElementSibling;
      var had = document.activeElement === select;
      last.after(select.closest(".stone"));
      if (had) select.focus();
    }
    function keep() {
      /* The whole order or nothing: what is left out would mean another step once another order is saved. */
      var told = new URLSearchParams();
      var moved = selects.some(function (one) { return !one.options[one.selectedIndex].defaultSelected; });
      if (moved) selects.forEach(function (one) { told.set(one.name, one.value); });
      history.replaceState(null, "", location.pathname + (told.size ? "?" + told : "") + location.hash);
    }
    function again() { selects.forEach(place); keep(); }
    selects.forEach(function (one) {
      var wanted = asked.get(one.name);
      if (all("option", one).some(function (option) { return option.value === wanted; })) one.value = wanted;
      one.addEventListener("change", function () { place(one); keep(); });
    });
    if (list && asked.size) selects.forEach(place);
    form.addEventListener("reset", function () { setTimeout(again); });
  }

  all("form[role=search]").forEach(searching);
  all("form[data-roadmap]").forEach(roadmap);
  all("#choose").forEach(choosing);
  all("table[data-sortable]").forEach(sorting);
  all("article[data-build]").forEach(permanence);
})();
