// Files can be dropped anywhere on the form. Without this script they are chosen with its button.
"use strict";

const form = document.querySelector(".drop");
const files = form.querySelector("input[type=file]");

form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("over");
});
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  files.files = event.dataTransfer.files;
  if (files.files.length) form.requestSubmit();
});
