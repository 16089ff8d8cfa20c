// Follows a document that is being read, and shows the page anew when its step has changed.
"use strict";

const steps = document.querySelector("[data-watch]");

async function look() {
  const { step, seconds } = await (await fetch(steps.dataset.watch)).json();
  const shown = document.querySelector("#seconds");
  if (step === "reading" && shown) shown.textContent = `${seconds} ${steps.dataset.unit}`;
  else if (step !== "waiting") return location.reload();
  return setTimeout(look, 700);
}

setTimeout(look, 300);
