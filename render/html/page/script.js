"use strict";
(function () {
  var all = function (css, root) { return Array.prototype.slice.call((root || document).querySelectorAll(css)); };
  var byId = function (id) { return id ? document.getElementById(id) : null; };
  var marksOf = function (id) { return all(".m[data-of]").filter(function (m) { return m.dataset.of.split(" ").indexOf(id) >= 0; }); };
  var light = function (list) { all(".on").forEach(function (e) { e.classList.remove("on"); }); list.forEach(function (e) { e.classList.add("on"); }); };
  var show = function (e) { if (e) { e.scrollIntoView({ block: "center", inline: "nearest" }); } };
  var card = byId("fix");
  var again = byId("again");

  // ask says from time to time how far the site is with what it does for long; then is called when it does nothing more.
  var ask = function (address, where, then) {
    var timer = setInterval(function () {
      fetch(address, { credentials: "same-origin" }).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (text) {
        if (text) { where.textContent = text; } else { then(); }
      }).catch(function () { /* asked again */ });
    }, 1000);
    return timer;
  };
  if (again) { ask("/doing", again, function () { location.reload(); }); }

  // choose lights a value and its words, and lets the form speak of it.
  var choose = function (v) {
    var marks = marksOf(v.id.replace(/^d/, ""));
    light(marks.concat([v]));
    show(marks[0]);
    if (card && v.dataset.p) {
      card.hidden = false;
      card.elements.p.value = v.dataset.p;
      card.elements.seen.value = v.dataset.plain;
      card.elements.value.value = v.dataset.plain;
      byId("fix-name").textContent = v.dataset.name;
      byId("fix-read").textContent = v.dataset.plain || "（未写）";
      card.elements.reason.value = "";
    }
  };
  var close = byId("fix-close");
  if (close) { close.addEventListener("click", function () { var on = document.querySelector(".v.on"); card.hidden = true; if (on) { on.focus(); } }); }
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && close && !card.hidden) { close.click(); } });
  document.addEventListener("click", function (event) {
    var to = event.target.closest ? event.target.closest(".v[href], .m[data-of], .to") : null;
    if (!to) { return; }
    if (to.classList.contains("to")) {
      var target = byId(to.getAttribute("href").slice(1));
      if (!target) { return; }
      event.preventDefault();
      if (target.classList.contains("v")) { choose(target); show(target); target.focus(); } else { light([target]); show(target); target.focus(); }
      return;
    }
    event.preventDefault();
    if (to.classList.contains("v")) {
      choose(to);
      if (card && to.dataset.p) { card.elements.value.focus({ preventScroll: true }); card.elements.value.select(); }
      return;
    }
    var values = to.dataset.of.split(" ").map(byId).filter(Boolean);
    light(values.concat([to]));
    var first = byId(to.getAttribute("href").slice(1));
    if (first && first.classList.contains("v")) { choose(first); light(values.concat([to])); }
    show(first);
    if (first && first.focus) { first.focus({ preventScroll: true }); }
  });

  // A page that comes back with a form still to be saved shows what it is about.
  if (card && !card.hidden) {
    all(".v[data-p]").some(function (v) {
      if (v.dataset.p !== card.elements.p.value) { return false; }
      var marks = marksOf(v.id);
      light(marks.concat([v]));
      show(v);
      show(marks[0]);
      card.elements.value.focus();
      return true;
    });
  }

  // A number that is shown in part is asked for alone.
  var reveal = byId("reveal");
  if (reveal) {
    reveal.addEventListener("submit", function (event) {
      var button = event.submitter;
      if (!button) { return; }
      event.preventDefault();
      var data = new URLSearchParams(new FormData(reveal));
      data.set("p", button.value);
      fetch("/reveal", { method: "POST", body: data, credentials: "same-origin" }).then(function (answer) {
        return answer.text().then(function (text) {
          if (!answer.ok) { throw new Error(); }
          var v = button.parentNode.querySelector(".v");
          if (v) { v.textContent = text; }
          button.remove();
        });
      }).catch(function () { button.textContent = "没有取到，请刷新后再试"; });
    });
  }

  // The names of the institutions come when the first of them is about to be chosen.
  var names = byId("institutions");
  var fill = function () {
    if (!names || names.dataset.asked) { return; }
    names.dataset.asked = "1";
    fetch("/names", { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (text) {
      text.split("\n").filter(Boolean).forEach(function (name) { names.appendChild(new Option("", name)); });
    }).catch(function () { delete names.dataset.asked; });
  };
  all("input[list]").forEach(function (input) { input.addEventListener("focus", fill); });

  // After a file was placed the next one is at hand.
  var next = /[?&]done=place/.test(location.search) && document.querySelector(".place input[name=institution]");
  if (next) { next.focus({ preventScroll: true }); }

  var inView = function (e) {
    var pane = e.closest(".pane").getBoundingClientRect(), r = e.getBoundingClientRect();
    return r.top >= pane.top && r.bottom <= pane.bottom;
  };

  // Where one was on the page stays after a correction: what was saved last has the focus, else the next doubt.
  var panes = all(".two.with .pane");
  var query = new URLSearchParams(location.search);
  var key = "at " + location.pathname + " " + query.get("i") + " " + query.get("y");
  try {
    (sessionStorage.getItem(key) || "").split(" ").forEach(function (y, i) { if (y && panes[i]) { panes[i].scrollTo({ top: Number(y), behavior: "instant" }); } });
    sessionStorage.removeItem(key);
    var saved = sessionStorage.getItem("saved");
    sessionStorage.removeItem("saved");
    if (saved && !document.querySelector(".said.problem")) {
      var last = all(".v[data-p]").filter(function (v) { return v.dataset.p === saved && !/^d/.test(v.id) && inView(v); })[0] ||
        all("input[name=code]").filter(function (i) { return i.value === saved; }).map(function (i) { return i.form.parentNode.querySelector("summary"); })[0] ||
        document.querySelector(".card.doubt button, .next a, main");
      if (last) { last.focus({ preventScroll: true }); }
    }
    all(".two.with form").forEach(function (f) {
      f.addEventListener("submit", function () {
        var of = f.elements.p || f.elements.code;
        sessionStorage.setItem(key, panes.map(function (p) { return p.scrollTop; }).join(" "));
        if (of) { sessionStorage.setItem("saved", f.elements.confirm ? " " : of.value); }
      });
    });
  } catch (e) { /* without storage the page begins at its top */ }

  // Files are dropped, or chosen.
  var drop = byId("drop");
  if (!drop) { return; }
  var bar = byId("progress"), word = byId("progress-word");
  var send = function (files) {
    if (!files.length) { return; }
    var data = new FormData();
    data.append("received", drop.elements.received.value);
    files.forEach(function (f) { data.append("path", f.path); data.append("modified", String(f.file.lastModified)); data.append("file", f.file, "file"); });
    var request = new XMLHttpRequest(), timer = 0;
    request.open("POST", "/upload");
    request.upload.onprogress = function (e) {
      if (e.lengthComputable) { bar.hidden = false; bar.max = e.total; bar.value = e.loaded; word.textContent = "正在送入 " + files.length + " 个文件：" + Math.floor(100 * e.loaded / e.total) + "%"; }
    };
    request.upload.onload = function () {
      bar.removeAttribute("value");
      word.textContent = "已送入，正在读取和归属 " + files.length + " 个文件……";
      timer = ask("/doing?reading", byId("progress-far"), function () {});
    };
    request.onloadend = function () { clearInterval(timer); };
    request.onload = function () { if (request.status === 200) { location.assign(request.responseURL); } else { bar.hidden = true; word.textContent = spoken(request.responseText) || "没有送入成功，请再试一次。"; } };
    request.onerror = function () { bar.hidden = true; word.textContent = "没有送入成功：文件过大，或年评已经关闭。"; };
    request.send(data);
  };
  var spoken = function (page) { // what a page with a message says
    var parts = all("main h1, main h1 + p", new DOMParser().parseFromString(page, "text/html"));
    return parts.map(function (e) { return e.textContent; }).join("：");
  };
  var plain = function (list) { return Array.prototype.slice.call(list).map(function (f) { return { file: f, path: f.webkitRelativePath || f.name }; }); };
  all("input[type=file]", drop).forEach(function (input) { input.addEventListener("change", function () { send(plain(input.files)); }); });
  var walk = function (entry, path, found) {
    return new Promise(function (done) {
      if (entry.isFile) { entry.file(function (f) { found.push({ file: f, path: path + f.name }); done(); }, done); return; }
      var reader = entry.createReader(), children = [];
      var more = function () {
        reader.readEntries(function (list) {
          if (list.length) { children = children.concat(list); more(); return; }
          Promise.all(children.map(function (c) { return walk(c, path + entry.name + "/", found); })).then(done);
        }, done);
      };
      more();
    });
  };
  ["dragover", "dragleave", "drop"].forEach(function (kind) {
    drop.addEventListener(kind, function (event) {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind !== "drop") { return; }
      var entries = Array.prototype.slice.call(event.dataTransfer.items || []).map(function (i) { return i.webkitGetAsEntry && i.webkitGetAsEntry(); }).filter(Boolean);
      if (!entries.length) { send(plain(event.dataTransfer.files)); return; }
      var found = [];
      Promise.all(entries.map(function (e) { return walk(e, "", found); })).then(function () {
        found.sort(function (a, b) { return a.path < b.path ? -1 : 1; });
        send(found);
      });
    });
  });
})();
