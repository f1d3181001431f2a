/**
 * Suggestions under the search field: the ARIA combobox pattern with a list box.
 *
 * Without this script the field is an ordinary search field. Only what is typed goes to the own
 * server, from the third letter on, and an answer that is no longer wanted is dropped.
 */

const MIN_LETTERS = 3;
const PAUSE_MS = 180;

class Suggesties {
  constructor(input) {
    this.input = input;
    this.soorten = JSON.parse(input.dataset.suggestiesSoorten);
    this.aantallen = JSON.parse(input.dataset.suggestiesAantal);
    this.list = this.#makeList();
    this.status = this.#makeStatus();
    this.current = -1;
    this.#listen();
  }

  #makeList() {
    const list = document.createElement("ul");
    list.className = "suggesties";
    list.id = `${this.input.id}-suggesties`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.input.dataset.suggestiesNaam);
    list.hidden = true;
    this.input.parentElement.append(list);
    // A search field may have no other role, a text field may.
    this.input.type = "text";
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", list.id);
    this.input.setAttribute("aria-expanded", "false");
    return list;
  }

  #makeStatus() {
    const status = document.createElement("div");
    status.className = "alleen-voorlezen";
    status.setAttribute("role", "status");
    this.input.parentElement.append(status);
    return status;
  }

  #listen() {
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => this.close());
    // Keeps the focus in the field, so that a press on a suggestion is not a blur first.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(option);
    });
  }

  #typed() {
    clearTimeout(this.timer);
    this.request?.abort();
    const words = this.#words();
    if (words.length < MIN_LETTERS) {
      this.close();
      this.status.textContent = "";
      return;
    }
    this.timer = setTimeout(() => this.#fetch(words), PAUSE_MS);
  }

  #words() {
    return this.input.value.trim();
  }

  async #fetch(words) {
    const { signal } = (this.request = new AbortController());
    const url = new URL(this.input.dataset.suggesties, location.href);
    url.searchParams.set("q", words);
    try {
      const answer = await fetch(url, { signal });
      const suggesties = answer.ok ? (await answer.json()).suggesties : [];
      if (!signal.aborted) this.#show(suggesties);
    } catch {
      // What was aborted makes way for a newer question. Without connection searching itself may
      // still work, so nothing is said about it.
      if (!signal.aborted) this.close();
    }
  }

  #show(suggesties) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(...suggesties.map((item, index) => this.#makeOption(item, index)));
    this.status.textContent = this.aantallen[Math.min(suggesties.length, this.aantallen.length - 1)];
    this.#select(-1);
    this.#toggle(suggesties.length > 0);
  }

  #makeOption({ soort, tekst, url }, index) {
    const option = document.createElement("li");
    option.className = "suggesties__keuze";
    option.id = `${this.list.id}-${index}`;
    option.dataset.url = url;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.lang = "nl";
    name.textContent = tekst;
    const kind = document.createElement("span");
    kind.className = "suggesties__soort";
    kind.textContent = this.soorten[soort] ?? "";
    option.append(name, " ", kind);
    return option;
  }

  #key(event) {
    if (event.isComposing) return;
    const count = this.list.hidden ? 0 : this.list.children.length;
    if (event.key === "Escape") {
      // Also stops an answer that is under way. Only a list that was open takes the key for itself.
      this.close();
      if (!count) return;
    } else if (event.key === "Enter" && count && this.current >= 0) {
      this.#choose(this.list.children[this.current]);
    } else if (event.key === "ArrowDown" && count) {
      this.#select(this.current + 1 < count ? this.current + 1 : -1);
    } else if (event.key === "ArrowDown" && this.#words().length >= MIN_LETTERS) {
      this.#fetch(this.#words());
    } else if (event.key === "ArrowUp" && count) {
      this.#select(this.current < 0 ? count - 1 : this.current - 1);
    } else if (event.key === "Home" && this.current >= 0) {
      this.#select(0);
    } else if (event.key === "End" && this.current >= 0) {
      this.#select(count - 1);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** -1: back in the field itself. */
  #select(index) {
    this.list.children[this.current]?.setAttribute("aria-selected", "false");
    this.current = index;
    const option = this.list.children[index];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /** To its page; a search keeps the place that was filled in. A field for a place takes it. */
  #choose(option) {
    this.close();
    const url = new URL(option.dataset.url, location.href);
    if (this.input.name === "waar") {
      this.input.value = url.searchParams.get("waar");
      this.input.form.requestSubmit();
      return;
    }
    const place = this.input.form.elements.waar?.value.trim();
    if (place && url.searchParams.has("q")) url.searchParams.set("waar", place);
    location.assign(url);
  }

  #toggle(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.#select(-1);
    this.#toggle(false);
  }
}

for (const input of document.querySelectorAll("[data-suggesties]")) new Suggesties(input);
