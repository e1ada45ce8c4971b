// The choice about cookies without leaving the page. Without scripts the same forms work by themselves.
const channelName = "cookie-choice";
const saved = document.getElementById("cookies-saved");
const banner = document.querySelector("[data-cookie-banner]");
let busy = false;
let sweep;

if (saved) {
  document.addEventListener("submit", onSubmit);
  saved.querySelector("[data-cookie-hide]")?.addEventListener("click", () => saved.classList.remove("dit-cookies--shown"));

  // A page that the browser kept in memory may be older than the choice.
  addEventListener("pageshow", (event) => {
    if (event.persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
      ask();
    }
  });
}

const channel = saved && "BroadcastChannel" in window ? new BroadcastChannel(channelName) : null;
channel?.addEventListener("message", (event) => hear(event.data));
addEventListener("storage", (event) => event.key === channelName && event.newValue && hear(event.newValue));

/** Other tabs are told after a choice, never before one, and nothing stays in storage. */
function tell(state) {
  if (channel) {
    channel.postMessage(state);
    return;
  }

  try {
    localStorage.setItem(channelName, state);
    localStorage.removeItem(channelName);
  } catch {
    // A browser that forbids storage has other tabs ask when they come back.
  }
}

/** Stopping can't wait for an answer from the server. */
function hear(state) {
  if (state === "refused") {
    stop();
  }

  ask();
}

async function ask() {
  try {
    const response = await fetch(saved.dataset.choice, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (response.ok) {
      show(await response.json());
    }
  } catch {
    // Offline: the page stays as it is until it is opened again.
  }
}

async function onSubmit(event) {
  const form = event.target.closest("[data-cookie-form]");
  if (!form) {
    return;
  }

  event.preventDefault();
  event.stopImmediatePropagation();
  if (busy) {
    return;
  }

  busy = true;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const response = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await response.json();
    if (response.ok) {
      show(answer);
      tell(answer.state);
    }

    confirm(answer.message);
  } catch {
    confirm("Your choice could not be saved. Check your connection and try again.");
  } finally {
    busy = false;
  }
}

/** Makes this page say what is true now. Accepting begins with the next page; refusing works at once. */
function show({ state, asks, standing }) {
  if (banner) {
    banner.hidden = !asks;
  }

  for (const element of document.querySelectorAll("[data-cookie-standing]")) {
    element.textContent = standing;
  }

  for (const element of document.querySelectorAll("[data-cookie-withdraw]")) {
    element.hidden = state !== "accepted";
  }

  for (const radio of document.querySelectorAll("[data-cookie-form] input[type=radio][name=choice]")) {
    radio.checked = radio.value === { accepted: "accept", refused: "reject" }[state];
  }

  if (state === "accepted") {
    clearInterval(sweep);
  } else {
    stop();
  }
}

function confirm(message) {
  document.getElementById("cookies-saved-text").textContent = message;
  saved.classList.add("dit-cookies--shown");

  // Focus announces it; a live region as well would say it twice.
  saved.focus();
}

function stop() {
  const measuring = document.querySelector("script[data-measurement-id]");
  deleteOptional();
  if (measuring) {
    window[`ga-disable-${measuring.dataset.measurementId}`] = true;

    // A script that is loaded can't be unloaded; what it may still write is taken away for as long as the page is open.
    clearInterval(sweep);
    sweep = setInterval(deleteOptional, 250);
  }
}

/** A cookie goes only when its name, domain and path are those it was set with, so each that is possible is tried. */
function deleteOptional() {
  const patterns = saved.dataset.optional.split(" ").filter(Boolean);
  const isOptional = (name) => patterns.some((pattern) => (pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
  const names = document.cookie.split("; ").map((pair) => pair.split("=")[0]).filter(isOptional);
  for (const name of new Set(names)) {
    for (const path of paths()) {
      for (const domain of ["", ...domains()]) {
        document.cookie = `${name}=; Max-Age=0; Path=${path}${domain && `; Domain=${domain}`}`;
      }
    }
  }
}

function domains() {
  const labels = location.hostname.split(".");
  return labels.map((_, index) => labels.slice(index).join("."));
}

function paths() {
  const folders = location.pathname.split("/").filter(Boolean);
  return ["/", ...folders.flatMap((_, index) => [`/${folders.slice(0, index + 1).join("/")}`, `/${folders.slice(0, index + 1).join("/")}/`])];
}
