// Says how far an upload has come. Without it the browser's own sign of loading does.
function start(place) {
  const form = place.querySelector("form");
  const says = place.querySelector("[data-upload-progress]");
  const button = form.querySelector("button");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    let said = -1;
    button.disabled = true;
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      const percent = Math.floor((loaded / total) * 100);
      // A screen reader hears each quarter, not each packet.
      if (Math.floor(percent / 25) !== said) {
        said = Math.floor(percent / 25);
        says.textContent = percent < 100 ? `Uploading: ${percent} per cent` : "Uploaded. We are checking the file.";
      }
    });
    request.addEventListener("load", () => {
      button.disabled = false;
      says.textContent = "";
      if (request.status < 400) {
        location.assign(request.responseURL);
      } else {
        show(request.response, says);
      }
    });
    request.addEventListener("error", () => {
      button.disabled = false;
      says.textContent = "The upload did not get through. Check your connection, then try again.";
    });
    request.open("POST", form.action);
    request.responseType = "document";
    request.send(new FormData(form));
  });
}

// The page that answers says what was wrong: its own nodes take the place of these, for the site's policy lets no text become markup.
function show(answer, says) {
  const content = answer?.querySelector("main");
  if (!content?.querySelector("[data-upload]")) {
    says.textContent = "The upload was not taken. Load the page again, then try once more.";
    return;
  }

  document.title = answer.title;
  const main = document.querySelector("main");
  main.replaceChildren(...document.importNode(content, true).childNodes);
  const summary = main.querySelector(".govuk-error-summary");
  summary?.setAttribute("tabindex", "-1");
  summary?.focus();
  main.querySelectorAll("[data-upload]").forEach(start);
}

document.querySelectorAll("[data-upload]").forEach(start);
