/**
 * Says thanks in place of the question, so that nobody leaves the page they are reading. The text is
 * that of the page which the form leads to without script.
 */

async function answer(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const response = await fetch(form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const thanks = page.querySelector("[data-tevreden-dank]");
  if (!thanks) throw new Error(`${response.status}`);
  thanks.className = "tevreden tevreden--dank";
  thanks.tabIndex = -1;
  form.replaceWith(thanks);
  thanks.focus();
}

for (const form of document.querySelectorAll("[data-tevreden]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(form, event.submitter).catch(() => {
      // What cannot be sent so, the browser sends as it would without script.
      const chosen = document.createElement("input");
      chosen.type = "hidden";
      chosen.name = event.submitter.name;
      chosen.value = event.submitter.value;
      form.append(chosen);
      form.submit();
    });
  });
}
