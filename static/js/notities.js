/**
 * A note of one's own at each voorziening of the list: kept in this browser, sent nowhere.
 *
 * Without this script, or where the browser keeps nothing, there are no notes.
 */

const PREFIX = "notitie:";
const MAX = 1000;

function prune(known) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !known.has(key)) localStorage.removeItem(key);
  }
}

function addNotitie(host) {
  const key = PREFIX + host.dataset.notitie;
  const id = `notitie-${host.dataset.notitie}`;
  const label = document.createElement("label");
  label.htmlFor = id;
  label.className = "utrecht-form-label";
  label.textContent = host.dataset.kop;
  const over = document.createElement("span");
  over.className = "alleen-voorlezen";
  over.textContent = `: ${host.dataset.over}`;
  label.append(over);
  const uitleg = document.createElement("p");
  uitleg.className = "veld__uitleg";
  uitleg.id = `${id}-uitleg`;
  uitleg.textContent = host.dataset.uitleg;
  const text = document.createElement("textarea");
  text.id = id;
  text.className = "utrecht-textbox bladregel__notitietekst";
  text.rows = 2;
  text.maxLength = MAX;
  text.setAttribute("aria-describedby", uitleg.id);
  text.value = localStorage.getItem(key) ?? "";
  text.addEventListener("input", () => {
    if (text.value) localStorage.setItem(key, text.value);
    else localStorage.removeItem(key);
  });
  host.append(label, uitleg, text);
}

try {
  const hosts = [...document.querySelectorAll("[data-notitie]")];
  // What is no longer on the list is nobody's business any more.
  prune(new Set(hosts.map((host) => PREFIX + host.dataset.notitie)));
  hosts.forEach(addNotitie);
} catch {
  // A browser that keeps nothing has no notes.
}
