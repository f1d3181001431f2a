/**
 * A button that fills in where the visitor is, to about a hundred metres.
 *
 * The browser asks for permission only after a press on the button, so the button is made here:
 * without script it could do nothing.
 */

const DECIMALS = 3;
const OPTIONS = { enableHighAccuracy: false, timeout: 10_000, maximumAge: 300_000 };
const ICON = "hier";

function makeButton(box, input) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "zoekveld__locatie";
  const icon = box.querySelector(".icoon")?.cloneNode(true);
  if (icon) {
    const use = icon.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${ICON}`));
    button.append(icon);
  }
  button.append(box.dataset.locatie);
  const message = document.createElement("p");
  message.className = "zoekveld__bericht";
  message.setAttribute("role", "status");
  button.addEventListener("click", () => locate(box, input, message));
  box.after(button, message);
}

function locate(box, input, message) {
  message.textContent = box.dataset.locatieBezig;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      input.value = `${coords.latitude.toFixed(DECIMALS)},${coords.longitude.toFixed(DECIMALS)}`;
      message.textContent = box.dataset.locatieKlaar;
    },
    () => {
      message.textContent = box.dataset.locatieFout;
      input.focus();
    },
    OPTIONS,
  );
}

if ("geolocation" in navigator && isSecureContext) {
  for (const box of document.querySelectorAll("[data-locatie]")) {
    makeButton(box, box.querySelector("input"));
  }
}
