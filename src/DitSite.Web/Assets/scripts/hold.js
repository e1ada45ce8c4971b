// Counts on from the time left that the server wrote, says politely when it runs short, and asks for more without leaving the page.
// Without it the same words stand there, and the button loads the page again.
const NOTICES = [300, 120, 60];

for (const hold of document.querySelectorAll("[data-hold]")) {
  const left = hold.querySelector("[data-hold-left]");
  const says = hold.querySelector("[data-hold-says]");
  const form = hold.querySelector("form");
  let ends = Date.now() + Number(hold.dataset.secondsLeft) * 1000;
  let said = secondsLeft();

  function secondsLeft() {
    return Math.max(0, Math.round((ends - Date.now()) / 1000));
  }

  function words(seconds) {
    const minutes = Math.ceil(seconds / 60);
    return minutes === 1 ? "1 minute left" : `${minutes} minutes left`;
  }

  function show() {
    const seconds = secondsLeft();
    if (seconds === 0) {
      hold.querySelector("[data-hold-text]").textContent =
        "No place is being kept for you any more. You can go on: a place is yours as soon as you confirm, if one is free then.";
      says.textContent = "No place is being kept for you any more. Your answers are still here, and you can go on.";
      form?.remove();
      clearInterval(timer);
      return;
    }

    if (left.textContent !== words(seconds)) {
      left.textContent = words(seconds);
    }

    // The last notice leaves a minute: time enough to find the button (WCAG 2.2.1).
    const due = NOTICES.find((notice) => seconds <= notice && said > notice);
    if (due !== undefined) {
      says.textContent = `We are keeping a place for you. ${words(seconds)}.`;
      said = seconds;
    }
  }

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" } });
      const { secondsLeft: seconds, extensionsLeft } = await answer.json();
      ends = Date.now() + seconds * 1000;
      said = seconds;
      show();
      says.textContent = seconds > 0 ? `We keep the place for you. ${words(seconds)}.` : says.textContent;
      if (extensionsLeft === 0) {
        form.remove();
      }
    } catch {
      // No answer, or not one for us: the browser sends the form itself.
      HTMLFormElement.prototype.submit.call(form);
    }
  });

  const timer = setInterval(show, 1000);
}
