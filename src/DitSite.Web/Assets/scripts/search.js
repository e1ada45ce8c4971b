// Suggestions below the search box: the combobox with a list as the ARIA Authoring Practices describe it. Loaded when the box is first used.
const WAIT = 150;

export function suggest(form) {
  const input = form.querySelector("input[type=search]");
  const list = Object.assign(document.createElement("ul"), { id: `${input.id}-list`, className: "dit-search__list", hidden: true });
  const says = Object.assign(document.createElement("div"), { className: "govuk-visually-hidden" });
  let options = [];
  let active = -1;
  let asking = null;
  let timer = 0;

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  says.setAttribute("aria-live", "polite");
  input.after(list);
  form.append(says);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }

  function choose(at) {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    options[active]?.setAttribute("aria-selected", "true");
    options[active]?.scrollIntoView({ block: "nearest" });
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", options[active].id);
    }
  }

  function show(found) {
    options = found.map(({ title, url }, at) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${at}`, textContent: title });
      option.dataset.url = url;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    });
    list.replaceChildren(...options);
    choose(-1);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    says.textContent = options.length === 0 ? "" : options.length === 1 ? "1 suggestion" : `${options.length} suggestions`;
  }

  function close() {
    asking?.abort();
    clearTimeout(timer);
    show([]);
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(input.value)}`, { signal, headers: { Accept: "application/json" } });
      const found = answer.ok ? await answer.json() : [];
      if (!signal.aborted && document.activeElement === input) {
        show(found);
      }
    } catch {
      // Given up for a newer question, or no network: the form works without.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < 2) {
      close();
    } else {
      timer = setTimeout(ask, WAIT);
    }
  });

  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) {
        ask();
      } else {
        // One step past either end is the box itself.
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
      }
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(options[active].dataset.url);
    }
  });

  // The box keeps the focus while the mouse chooses.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      location.assign(option.dataset.url);
    }
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
}
