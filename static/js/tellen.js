/**
 * Tells this site that somebody calls, mails or goes on to a website or a route, so that it can
 * count how often. It says what, and of which entry; no cookie, no name, nothing to follow anybody
 * by. The link works as it does without script.
 */

const WAT = { "tel:": "bel", "mailto:": "mail" };

function whatOf(link) {
  if (link.dataset.wat) return link.dataset.wat;
  if (link.protocol in WAT) return WAT[link.protocol];
  return link.protocol.startsWith("http") && link.host !== location.host ? "website" : null;
}

document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href]");
  const entry = link?.closest("[data-tel]");
  const wat = entry && whatOf(link);
  if (wat) navigator.sendBeacon(entry.dataset.tel, new URLSearchParams({ wat }));
});
