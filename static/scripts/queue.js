// News: a page of the desk that is open is told when something changed, and shows it without moving focus or place.
{
  const region = document.getElementById("news");
  if (region?.dataset.news && window.EventSource) {
    const live = document.createElement("div");
    live.className = "unseen";
    live.setAttribute("role", "status");
    const bar = document.createElement("div");
    bar.className = "news";
    bar.hidden = true;
    const words = document.createElement("span");
    const show = document.createElement("button");
    show.type = "button";
    show.className = "second small";
    show.textContent = region.dataset.show;
    bar.append(words, show);
    region.before(live, bar);
    let source;
    let number = 0;

    const isReading = () =>
      region.contains(document.activeElement) || region.querySelector("input:checked") ||
      (!getSelection().isCollapsed && region.contains(getSelection().anchorNode)) ||
      region.getBoundingClientRect().top < -80;

    const refresh = async () => {
      const mine = ++number;
      const answer = await fetch(region.dataset.part, { headers: { accept: "text/html" }, redirect: "manual" });
      if (!answer.ok || mine !== number) return;
      const part = document.createElement("template");
      part.innerHTML = await answer.text();
      region.replaceChildren(part.content);
      bar.hidden = true;
    };

    show.addEventListener("click", async () => {
      await refresh();
      region.tabIndex = -1;
      region.focus({ preventScroll: true });
    });

    const listen = () => {
      source = new EventSource(region.dataset.news);
      source.addEventListener("news", (event) => {
        const { says } = JSON.parse(event.data);
        if (isReading()) {
          words.textContent = says || region.dataset.some;
          bar.hidden = false;
        } else {
          refresh();
        }
        if (says) live.textContent = says;
      });
    };

    // A page that nobody looks at holds no line; when somebody looks again, it is brought up to date.
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) {
        source?.close();
        source = undefined;
      } else if (!source) {
        listen();
        if (!isReading()) refresh();
      }
    });
    if (!document.hidden) listen();
    addEventListener("pagehide", () => source?.close());
  }
}
