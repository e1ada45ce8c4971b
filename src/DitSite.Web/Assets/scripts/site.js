// What every page needs. Pages work without it.
import { Button } from "../node_modules/govuk-frontend/dist/govuk/components/button/button.mjs";
import { ErrorSummary } from "../node_modules/govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { ServiceNavigation } from "../node_modules/govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
import { SkipLink } from "../node_modules/govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
import "./cookies.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const Component of [SkipLink, ServiceNavigation, ErrorSummary, Button]) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    new Component(element);
  }
}

// Who never searches never loads what suggests.
for (const form of document.querySelectorAll("[data-search]")) {
  form.addEventListener("focusin", async () => (await import(form.dataset.search)).suggest(form), { once: true });
}
