// Saves an answer as soon as it is given; without this the button saves it.
"use strict";
const form = document.getElementById("answer");
const told = document.getElementById("saved");
if (form && told) {
  let waiting = 0, unsaved = false, running = false;
  const chosen = () => form.querySelector("input[name=level]:checked");
  const save = async () => {
    clearTimeout(waiting);
    if (!chosen()) { told.textContent = form.dataset.choose; return; }
    if (running) { waiting = setTimeout(save, 300); return; }
    running = true;
    unsaved = false;
    told.textContent = form.dataset.saving;
    try {
      const answer = await fetch(location.href, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: "application/json" },
      });
      const said = await answer.json();
      if (answer.ok) {
        const bar = document.getElementById("progress");
        bar.value = said.done;
        bar.previousElementSibling.textContent = said.progress;
        if (!unsaved) told.textContent = `${form.dataset.saved} ${said.at}`;
      } else {
        told.textContent = said.wrong;
      }
    } catch {
      unsaved = true;
      told.textContent = form.dataset.lost;
      waiting = setTimeout(save, 5000);
    } finally {
      running = false;
    }
  };
  form.addEventListener("change", save);
  form.addEventListener("input", (event) => {
    if (event.target.name !== "comment") return;
    unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(save, 900);
  });
  window.addEventListener("online", () => { if (unsaved) save(); });
  form.addEventListener("submit", () => { unsaved = false; clearTimeout(waiting); });
  window.addEventListener("beforeunload", (event) => { if (unsaved && chosen()) event.preventDefault(); });
}
