/**
 * The form of an entry: keeps a draft while somebody types, and gives advice on the text.
 *
 * Without this script nothing is missing but that: a draft is kept by its button, and advice stands
 * on the example page.
 */

const CONCEPT_MS = 20_000;
const ADVIES_MS = 1_500;

class Formulier {
  constructor(form) {
    this.form = form;
    this.stand = form.querySelector("[data-concept-stand]");
    this.adviezen = form.querySelector("[data-adviezen]");
    this.changed = false;
    form.addEventListener("input", () => this.#typed());
    form.addEventListener("submit", () => {
      this.changed = false;
      clearTimeout(this.conceptTimer);
    });
    // Going to another page or app: what was typed is kept at once.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#keep({ keepalive: true });
    });
  }

  #typed() {
    this.changed = true;
    this.conceptTimer ??= setTimeout(() => this.#keep(), CONCEPT_MS);
    clearTimeout(this.adviesTimer);
    this.adviesTimer = setTimeout(() => this.#advise(), ADVIES_MS);
  }

  #send(address, options) {
    const body = new URLSearchParams(new FormData(this.form));
    return fetch(address, { method: "POST", body, ...options });
  }

  async #keep(options = {}) {
    this.conceptTimer = undefined;
    if (!this.changed) return;
    this.changed = false;
    try {
      const answer = await this.#send(this.form.dataset.concept, { redirect: "error", ...options });
      if (!answer.ok) throw new Error(String(answer.status));
      this.stand.textContent = this.form.dataset.conceptTekst;
    } catch {
      // No network, or no session any more: tried again at the next key.
      this.changed = true;
    }
  }

  async #advise() {
    try {
      const answer = await this.#send(this.form.dataset.schrijfhulp, { redirect: "error" });
      if (answer.ok) this.adviezen.innerHTML = await answer.text();
    } catch {
      // Advice is not needed to go on.
    }
  }
}

for (const form of document.querySelectorAll("form[data-concept]")) new Formulier(form);
