/* Puntari: the trend of a chosen area, drawn as the server draws that of the whole country. Without this the area's own page shows it. */
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg", language = document.documentElement.lang;

  function put(parent, kind, attributes, text) {
    var made = document.createElementNS(SVG, kind);
    Object.keys(attributes).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  }
  function say(parent, kind, text, name) {
    var made = document.createElement(kind);
    if (text) made.textContent = text;
    if (name) made.className = name;
    parent.append(made);
    return made;
  }

  /* Periods as numbers that follow one another, whatever their length. */
  function reading(id) {
    var found = /^(\d{4})(?:-Q(\d)|-(\d\d))?$/.exec(id);
    if (!found) return null;
    var per = found[3] ? 12 : found[2] ? 4 : 1;
    return { per: per, number: Number(found[1]) * per + Number(found[3] || found[2] || 1) - 1 };
  }
  function named(number, per, short) {
    var year = Math.floor(number / per), part = number % per;
    if (per === 1) return String(year);
    if (per === 4) return "Q" + (part + 1) + "\u00a0" + year;
    if (short) return (part + 1) + "/" + year;
    return new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.UTC(year, part));
  }

  /* Round ticks that hold all values; a scale begins at zero unless the least value is far from it. */
  function scaleOf(values, wanted) {
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
    if (!(low > high * 0.6 && high > 0)) { low = Math.min(low, 0); high = Math.max(high, 0); }
    if (high - low < 1e-6) high = low + 1;
    var rough = (high - low) / wanted, power = Math.pow(10, Math.floor(Math.log10(rough)));
    var step = [1, 2, 5, 10].map(function (one) { return one * power; }).find(function (one) { return one >= rough * 0.999; });
    var ticks = [];
    for (var at = Math.floor(low / step + 1e-9); at <= Math.ceil(high / step - 1e-9); at++) ticks.push(at * step);
    return { ticks: ticks, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
  }
  function ends(figure) {
    if (typeof figure === "number") return [figure, figure];
    return Array.isArray(figure) ? [figure[0] === null ? Math.min(0, figure[1]) : figure[0], figure.length > 1 ? figure[1] : figure[0]] : null;
  }

  function Chart(told, words) {
    var number = function (value, decimals) {
      return new Intl.NumberFormat(language === "en" ? "en-GB" : language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
        .format(value);
    };
    this.number = number;
    this.figure = function (figure) {
      if (figure === null || figure === undefined) return words.none;
      if (typeof figure === "string") return words[figure] || figure;
      if (typeof figure === "number") return told.written.replace("{}", number(figure, told.decimals));
      if (figure.length < 2) return words.least.replace("{low}", told.written.replace("{}", number(figure[0], told.decimals)));
      if (figure[0] === null) return words.below.replace("{high}", told.written.replace("{}", number(figure[1], told.decimals)));
      return told.written.replace("{}", figure.map(function (end) { return number(end, told.decimals); }).join("–"));
    };
  }

  function draw(told, lines, words, wide) {
    var chart = new Chart(told, words), width = wide ? 640 : 328, key = wide ? 0 : 20 * lines.length + 2, foot = (wide ? 294 : 224) + key;
    var first = reading(told.periods[0]), numbers = told.periods.map(function (id) { return reading(id).number; });
    var values = [].concat.apply([], lines.map(function (line) { return [].concat.apply([], line.figures.map(ends).filter(Boolean)); }));
    var scale = scaleOf(values, wide ? 5 : 4), ticks = scale.ticks, longest = chart.number(ticks[ticks.length - 1], scale.decimals).length;
    var left = Math.max(26, longest * 7.2 + 10), right = width - (wide ? 176 : 8), top = key + (told.breaks.length ? 26 : 12), bottom = foot - 26;
    var low = numbers[0] - 1, high = numbers[numbers.length - 1] + 1;
    var across = function (at) { return left + 4 + (at - low) / (high - low) * (right - left - 8); };
    var up = function (value) { return bottom - (value - ticks[0]) / (ticks[ticks.length - 1] - ticks[0]) * (bottom - top); };
    var svg = document.createElementNS(SVG, "svg");
    [["viewBox", "0 0 " + width + " " + (foot + 2)], ["width", width], ["height", foot + 2], ["class", "drawing trend"], ["role", "img"]]
      .forEach(function (pair) { svg.setAttribute(pair[0], pair[1]); });
    var hatch = put(put(svg, "defs", {}), "pattern", { id: "area-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" });
    put(hatch, "rect", { width: 6, height: 6, "class": "ground" });
    put(hatch, "path", { d: "M-1 1L1-1M0 6L6 0M5 7L7 5", "class": "stripe" });
    ticks.forEach(function (tick) {
      put(svg, "path", { d: "M" + left + " " + up(tick) + "H" + right, "class": Math.abs(tick) < 1e-9 ? "axis" : "grid" });
      put(svg, "text", { x: left - 6, y: up(tick) + 4, "class": "small end" }, chart.number(tick, scale.decimals));
    });
    years(svg, across, first.per, numbers, left, right, bottom);
    var bands = gaps(lines, numbers).map(function (gap) { return [across(gap[0] - 0.5), across(gap[1] + 0.5)]; });
    bands.forEach(function (band) {
      var from = band[0], to = band[1];
      put(svg, "rect", { x: from, y: top, width: to - from, height: bottom - top, "class": "band", fill: "url(#area-hatch)" });
    });
    told.breaks.forEach(function (one) {
      var at = across(reading(one[0]).number - 0.5);
      if (at <= left || at >= right) return;
      put(svg, "path", { d: "M" + at + " " + (top - 6) + "V" + bottom, "class": "break" });
      put(svg, "text", { x: Math.min(at, width - 40), y: top - 10, "class": "small middle" }, one[1]);
    });
    bands.forEach(function (band) {
      var middle = (band[0] + band[1]) / 2;
      if (band[1] - band[0] > 60) put(svg, "text", { x: middle, y: top + 16, "class": "small middle halo" }, words.none);
    });
    lines.slice().reverse().forEach(function (line, back) {
      series(svg, line, lines.length - back, numbers, told.breaks, across, up);
    });
    labels(svg, chart, lines, numbers, first.per, wide, across, up, right, top, bottom);
    return svg;
  }
  function years(svg, across, per, numbers, left, right, bottom) {
    var from = Math.ceil(numbers[0] / per), to = Math.floor(numbers[numbers.length - 1] / per), room = Math.max(1, Math.floor((right - left) / 46));
    var step = [1, 2, 5, 10, 20, 50].find(function (one) { return (to - from + 1) / one <= room; }) || 100;
    for (var year = from; year <= to; year++) {
      var x = across(year * per);
      if (year % step || x > right - 8) continue;
      put(svg, "path", { d: "M" + x + " " + bottom + "v5", "class": "axis" });
      put(svg, "text", { x: x, y: bottom + 18, "class": "small middle" }, String(year));
    }
  }
  function gaps(lines, numbers) {
    var known = numbers.filter(function (_, at) { return lines.some(function (line) { return ends(line.figures[at]); }); });
    return known.slice(1).map(function (number, at) { return [known[at] + 1, number - 1]; }).filter(function (gap) { return gap[1] - gap[0] >= 2; });
  }
  function series(svg, line, place, numbers, breaks, across, up) {
    var runs = [], last = null, starts = breaks.map(function (one) { return reading(one[0]).number; });
    line.figures.forEach(function (figure, at) {
      var x = across(numbers[at]);
      if (Array.isArray(figure)) {
        var span = ends(figure);
        put(svg, "rect", { x: x - 2, y: up(span[1]), width: 4, height: Math.max(2, up(span[0]) - up(span[1])), "class": "range d" + place });
      }
      if (typeof figure !== "number") return;
      if (last !== numbers[at] - 1 || starts.indexOf(numbers[at]) >= 0) runs.push([]);
      runs[runs.length - 1].push(x.toFixed(1) + "," + up(figure).toFixed(1));
      last = numbers[at];
    });
    runs.forEach(function (run) {
      if (run.length > 1) put(svg, "polyline", { points: run.join(" "), "class": "line s" + place });
      else put(svg, "circle", { cx: run[0].split(",")[0], cy: run[0].split(",")[1], r: 4, "class": "dot d" + place });
    });
  }
  function labels(svg, chart, lines, numbers, per, wide, across, up, right, top, bottom) {
    var placed = lines.map(function (line, index) {
      var at = newest(line.figures);
      return { line: line, index: index, at: at, y: up(ends(line.figures[at])[0]) };
    });
    var order = placed.slice().sort(function (a, b) { return a.y - b.y; });
    order.forEach(function (one, at) { one.label = Math.max(one.y, at ? order[at - 1].label + 36 : top + 6); });
    var over = order.length ? Math.max(0, order[order.length - 1].label - (bottom - 16)) : 0;
    placed.forEach(function (one) {
      var latest = chart.figure(one.line.figures[one.at]) + " (" + named(numbers[one.at], per, true) + ")";
      if (wide) {
        put(svg, "path", { d: "M" + (across(numbers[one.at]) + 5) + " " + one.y + "L" + (right + 13) + " " + (one.label - over), "class": "lead" });
        put(svg, "text", { x: right + 16, y: one.label - over, "class": "name" }, one.line.name);
        put(svg, "text", { x: right + 16, y: one.label - over + 15, "class": "small" }, latest);
      } else {
        put(svg, "path", { d: "M4 " + (10 + 20 * one.index) + "h22", "class": "line s" + (one.index + 1) });
        put(svg, "text", { x: 32, y: 14 + 20 * one.index, "class": "small" }, one.line.name + ": " + latest);
      }
    });
  }
  function newest(figures) {
    for (var at = figures.length - 1; at >= 0; at--) if (ends(figures[at])) return at;
    return -1;
  }

  function tabled(box, chart, told, lines, words) {
    var folded = say(box, "details", "", "data"), scroll, table, row;
    say(folded, "summary", words.table);
    scroll = say(folded, "div", "", "scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "group");
    scroll.setAttribute("aria-label", words.table);
    table = say(scroll, "table");
    row = say(say(table, "thead"), "tr");
    [words.period].concat(lines.map(function (line) { return line.name; })).forEach(function (name) { say(row, "th", name).scope = "col"; });
    var body = say(table, "tbody"), per = reading(told.periods[0]).per;
    for (var at = told.periods.length - 1; at >= 0; at--) {
      row = say(body, "tr");
      say(row, "th", named(reading(told.periods[at]).number, per, false)).scope = "row";
      lines.forEach(function (line) { say(row, "td", chart.figure(line.figures[at])); });
    }
  }

  function tending(box) {
    var words = box.dataset, whole = document.getElementById("trend"), wide = matchMedia("(min-width: 768px)"), asked = null, chosen = "";
    function show(twin) {
      var told = twin.trends, figures = told && told.areas && told.areas[chosen];
      var known = figures && figures.filter(ends).length > 1 && reading(told.periods[0]);
      box.hidden = !known;
      if (whole) whole.hidden = Boolean(known && told.beside_the_whole);
      if (!known) return;
      var name = twin.levels[told.level].find(function (area) { return area.code === chosen; }).name, lines = [{ name: name, figures: figures }];
      if (told.beside_the_whole && twin.trend && twin.trend.length > 1) lines.push(wholeOf(twin, told, words.whole));
      var figure = document.createElement("figure"), head = say(figure, "figcaption"), chart = new Chart(told, words);
      figure.className = "chart";
      say(head, "h3", twin.title + ": " + name, "finding");
      var first = reading(told.periods[0]), last = reading(told.periods[told.periods.length - 1]);
      say(head, "p", named(first.number, first.per, true) + "–" + named(last.number, last.per, true) + ", " + twin.unit, "measure");
      var picture = draw(told, lines, words, wide.matches), frame = say(figure, "div", "", "picture");
      frame.append(picture);
      var text = lines.map(function (line) {
        var at = newest(line.figures);
        return line.name + ": " + chart.figure(line.figures[at]) + " (" + named(reading(told.periods[at]).number, reading(told.periods[at]).per, false) + ")";
      }).join("; ") + ".";
      picture.setAttribute("aria-label", twin.title + ": " + name + ". " + text);
      var shows = say(figure, "div", "", "shows");
      say(shows, "p", text);
      tabled(shows, chart, told, lines, words);
      box.replaceChildren(figure);
    }
    function wholeOf(twin, told, name) {
      var by = {};
      twin.trend.forEach(function (point) { by[point.period] = point.value === undefined ? null : Number(point.value.toFixed(told.decimals)); });
      return { name: name, figures: told.periods.map(function (id) { return by[id] === undefined ? null : by[id]; }) };
    }
    function draw_chosen() {
      if (!chosen) { box.hidden = true; if (whole) whole.hidden = false; return; }
      asked = asked || fetch("index.json").then(function (answer) { return answer.json(); });
      var code = chosen;
      asked.then(function (twin) { if (code === chosen) show(twin); }).catch(function () { asked = null; });
    }
    document.addEventListener("puntari:area", function (event) { chosen = event.detail; draw_chosen(); });
    wide.addEventListener("change", function () { if (chosen) draw_chosen(); });
  }
  var box = document.getElementById("area-trend");
  if (box) tending(box);
})();
