// The case page: keys between letters, help, a countdown, leaving words out, one sending per click.
(() => {
  const typing = (element) => element.closest("input, textarea, select, dialog, [contenteditable]");
  const page = document.querySelector("[data-case]");
  if (page) {
    const letters = [...page.querySelectorAll("[data-letter]")];
    const keys = page.querySelector("[data-keys]");
    const help = () => {
      const dialog = document.createElement("dialog");
      dialog.setAttribute("aria-label", keys.querySelector("summary").textContent);
      dialog.append(keys.querySelector("dl").cloneNode(true));
      const close = document.createElement("form");
      close.method = "dialog";
      close.innerHTML = "<button class=second>×</button>";
      close.firstChild.setAttribute("aria-label", "Esc");
      dialog.append(close);
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      dialog.showModal();
    };
    const step = (by) => {
      const at = letters.indexOf(document.activeElement.closest("[data-letter]"));
      const next = letters[at < 0 && by < 0 ? letters.length - 1 : at + by];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
      const act = page.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "?") help();
      else if (event.key === "n") page.querySelector("[data-key-focus=n]")?.focus();
      else if (event.key === "Enter" && event.target.matches("[data-letter]")) event.target.querySelector("[data-open]")?.click();
      else if (act) act.click();
      else return;
      event.preventDefault();
    });
  }

  for (const line of document.querySelectorAll("[data-leaves]")) {
    const at = Date.parse(line.dataset.leaves);
    const tick = () => {
      const left = Math.ceil((at - Date.now()) / 1000);
      if (left <= 0) {
        line.textContent = line.dataset.leavesNow;
        return;
      }
      const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      line.textContent = `${line.dataset.leavesIn} ${clock}`;
      setTimeout(tick, 1000);
    };
    tick();
  }

  for (const text of document.querySelectorAll("[data-redact]")) {
    const before = [];
    const acts = document.createElement("p");
    acts.className = "acts";
    const button = (words, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "second";
      made.textContent = words;
      made.addEventListener("click", act);
      acts.append(made);
      return made;
    };
    button(text.dataset.leaveOut, () => {
      if (text.selectionStart === text.selectionEnd) return;
      before.push(text.value);
      undo.disabled = false;
      text.setRangeText("[…]", text.selectionStart, text.selectionEnd, "end");
      text.focus();
    });
    const undo = button(text.dataset.undo, () => {
      text.value = before.pop() ?? text.value;
      undo.disabled = before.length === 0;
      text.focus();
    });
    undo.disabled = true;
    text.after(acts);
  }

  for (const form of document.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent && !event.submitter?.hasAttribute("formaction")) event.preventDefault();
      form.dataset.sent = "1";
    });
  }
})();
