/**
 * Beside the results the filters are open. On a small screen they would push the results out of
 * sight: they stay as they come, closed, which also works without script. Faults stay in view.
 *
 * No module: it runs where it stands, before the filters are first drawn, so that nothing jumps.
 */
{
  const small = matchMedia("(width < 62rem)");

  for (const filters of document.querySelectorAll("[data-filters]")) {
    const follow = () => {
      filters.open = !small.matches || filters.querySelector("[aria-invalid], .veldfout") !== null;
    };
    small.addEventListener("change", follow);
    follow();
  }

  // Back in the browser, a page may show choices that were made after it came. The address tells
  // what was asked, so the choices follow it; words that were typed stay.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    for (const field of document.querySelectorAll("form[role=search]")[0]?.elements ?? []) {
      if (field.type === "checkbox") field.checked = field.defaultChecked;
    }
  });
}
