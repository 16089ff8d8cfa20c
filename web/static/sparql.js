// The query as an editor with colours, prefixes and completion. Without this script the text field does the same work.
"use strict";

const field = document.querySelector("#query");
const form = field.form;

// Completion asks this site only: Yasqe's own completers ask services elsewhere.
function completer(words) {
  const offered = [
    ...Object.keys(words.prefixes).map((prefix) => ({ name: `${prefix}:`, label: words.prefixes[prefix] })),
    ...words.terms.map((term) => ({ name: term.name, label: term.label[document.documentElement.lang] })),
  ];
  const labels = new Map(offered.map((word) => [word.name, word.label]));
  return {
    name: "keifu",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (editor) => /^[A-Za-z][\w:]*$/.test(wordBefore(editor)),
    preProcessToken: (editor, token) => {
      const word = wordBefore(editor);
      return { ...token, string: word, autocompletionString: word, start: token.end - word.length };
    },
    get: (_, token) => {
      const typed = (token?.autocompletionString ?? "").toLowerCase();
      const starts = offered.filter((word) => word.name.toLowerCase().startsWith(typed));
      const local = offered.filter((word) => word.name.toLowerCase().split(":")[1]?.startsWith(typed) && !starts.includes(word));
      return [...starts, ...local].map((word) => word.name);
    },
    postprocessHints: (editor, hints) => hints.map((hint) => ({
      ...hint,
      displayText: labels.get(hint.text) ? `${hint.text}　${labels.get(hint.text)}` : hint.text,
      hint: (codemirror, data, chosen) => {
        const cursor = editor.getDoc().getCursor();
        const start = { line: cursor.line, ch: cursor.ch - wordBefore(editor).length };
        editor.getDoc().replaceRange(chosen.text, start, cursor);
        declare(editor, chosen.text.split(":")[0], words.prefixes);
      },
    })),
  };
}

function wordBefore(editor) {
  const cursor = editor.getDoc().getCursor();
  return /[\w:]*$/.exec(editor.getDoc().getLine(cursor.line).slice(0, cursor.ch))[0];
}

function declare(editor, prefix, prefixes) {
  if (prefixes[prefix] && !(prefix in editor.getPrefixesFromQuery())) editor.addPrefixes({ [prefix]: prefixes[prefix] });
}

function start(words) {
  Yasqe.registerAutocompleter(completer(words), true);
  const holder = document.createElement("div");
  holder.className = "code";
  field.after(holder);
  const editor = new Yasqe(holder, {
    value: field.value,
    autocompleters: ["keifu", "variables"],
    prefixCcApi: null,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    createShortLink: undefined,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    viewportMargin: Infinity,
    screenReaderLabel: field.labels[0].textContent,
    extraKeys: {
      "Ctrl-Enter": () => form.requestSubmit(),
      "Cmd-Enter": () => form.requestSubmit(),
      "Ctrl-Space": (here) => here.autocomplete(),
      "Shift-Ctrl-F": (here) => here.autoformat(),
      // Tab leaves the editor, so that the keyboard is not caught in it.
      Tab: false,
      "Shift-Tab": false,
    },
  });
  field.hidden = true;
  form.addEventListener("submit", () => { field.value = editor.getValue(); });
}

fetch("/sparql/words.json").then((answer) => answer.json()).then(start);
