// Written into a page by the server for a visitor who accepted, and for nobody else. Google's own script comes beside it.
const { measurementId, lifetime } = document.querySelector("script[data-measurement-id]").dataset;

window.dataLayer = window.dataLayer || [];

function gtag() {
  // Google's script reads the arguments object itself, not an array.
  window.dataLayer.push(arguments);
}

// Measuring use is all that was agreed to.
gtag("consent", "default", { ad_storage: "denied", ad_user_data: "denied", ad_personalization: "denied", analytics_storage: "granted" });
gtag("js", new Date());
gtag("config", measurementId, {
  allow_google_signals: false,
  allow_ad_personalization_signals: false,

  // The host alone, no longer than the cookies page says, and not prolonged by visits.
  cookie_domain: "none",
  cookie_expires: Number(lifetime),
  cookie_update: false,
  cookie_flags: "SameSite=Lax;Secure",

  // What somebody searched for stays here.
  page_location: location.origin + location.pathname,
});
