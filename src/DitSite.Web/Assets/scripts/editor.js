// Shows what Markdown will look like while it is typed, and puts facts where the cursor stands. Without it the buttons load the page
// again and the facts are copied by hand. The page comes back as a document and not as text: nothing here parses markup.
const WAIT = 400;

for (const field of document.querySelectorAll("[data-preview]")) {
  const area = field.querySelector("textarea");
  const button = field.querySelector("button[name=do]");
  const shown = field.querySelector(".dit-markdown__preview");
  let timer;
  let request;

  function look() {
    request?.abort();
    const sent = new URLSearchParams(new FormData(area.form));
    sent.set("do", button.value);
    request = new XMLHttpRequest();
    request.open("POST", location.pathname);
    request.responseType = "document";
    request.addEventListener("load", (event) => {
      const made = event.target.response?.getElementById(shown.id);
      if (made) {
        shown.replaceChildren(...made.childNodes);
        shown.hidden = false;
      }
    });
    request.send(sent);
  }

  button.addEventListener("click", (event) => {
    event.preventDefault();
    look();
  });
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = shown.hidden ? undefined : setTimeout(look, WAIT);
  });

  for (const code of field.querySelectorAll("[data-fact]")) {
    const insert = document.createElement("button");
    insert.type = "button";
    insert.className = "dit-facts__insert";
    insert.textContent = code.textContent;
    insert.addEventListener("click", () => {
      area.setRangeText(code.textContent, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input"));
      area.focus();
    });
    code.replaceWith(insert);
  }
}
