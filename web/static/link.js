// A band of the picture opens what its page says over the picture. Without this script the page itself opens.
"use strict";

const shown = document.createElement("dialog");
shown.className = "link-dialog";
shown.addEventListener("click", (event) => { if (event.target === shown) shown.close(); });
document.body.append(shown);

function closer() {
  const form = document.createElement("form");
  form.method = "dialog";
  const button = document.createElement("button");
  button.className = "plain";
  button.textContent = document.documentElement.lang === "en" ? "Close" : "閉じる";
  form.append(button);
  return form;
}

async function open(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  shown.setAttribute("aria-label", page.querySelector("h1").textContent);
  shown.replaceChildren(closer(), page.querySelector("#link"));
  return shown.showModal();
}

document.querySelectorAll("a.band").forEach((band) => band.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(band.getAttribute("href"));
}));
