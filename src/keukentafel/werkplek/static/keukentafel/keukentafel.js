// Klein en zonder noodzaak: alles werkt ook zonder dit bestand.
"use strict";
(() => {
  const wie = document.body.dataset.wie || "";
  const sleutelVan = (formulier) => `kt:${wie}:${formulier.dataset.bewaar}`;
  const opslag = window.sessionStorage;

  // 1. Wat getypt is, overleeft een verlopen sessie: alleen in dit tabblad, alleen voor deze medewerker.
  const velden = (formulier) => [...formulier.elements].filter(
    (veld) => veld.name && !["hidden", "password", "submit", "button"].includes(veld.type) && veld.name !== "csrfmiddlewaretoken");
  const bewaar = (formulier) => {
    const waarden = velden(formulier).map((veld) =>
      [veld.name, veld.value, ["radio", "checkbox"].includes(veld.type) ? veld.checked : null]);
    try { opslag.setItem(sleutelVan(formulier), JSON.stringify(waarden)); } catch { /* vol of dicht: dan niet */ }
  };
  const zetTerug = (formulier) => {
    const bewaard = opslag.getItem(sleutelVan(formulier));
    if (!bewaard || formulier.dataset.ingevuld) { return; }
    let gezet = false;
    for (const [naam, waarde, aan] of JSON.parse(bewaard)) {
      for (const veld of velden(formulier).filter((kandidaat) => kandidaat.name === naam)) {
        if (aan === null ? veld.value !== waarde : veld.value === waarde && veld.checked !== aan) {
          if (aan === null) { veld.value = waarde; } else { veld.checked = aan; }
          gezet = true;
        }
      }
    }
    const melding = formulier.querySelector("[data-teruggezet]");
    if (gezet && melding) { melding.hidden = false; }
    if (gezet) { formulier.dispatchEvent(new Event("change", { bubbles: true })); }
  };
  const ruimOp = (alles) => Object.keys(opslag).filter((naam) => naam.startsWith(alles ? "kt:" : `kt:${wie}:`))
    .forEach((naam) => opslag.removeItem(naam));

  document.querySelectorAll("form[data-bewaar]").forEach((formulier) => {
    zetTerug(formulier);
    formulier.addEventListener("input", () => bewaar(formulier));
    formulier.addEventListener("change", () => bewaar(formulier));
  });
  if (document.querySelector("[data-opgeslagen]")) { ruimOp(false); }

  // 2. Eén keer klikken is genoeg; de server let er ook zelf op.
  document.addEventListener("submit", (gebeurtenis) => {
    const formulier = gebeurtenis.target;
    if ("uitloggen" in formulier.dataset) { ruimOp(true); }
    if (formulier.dataset.onderweg) { gebeurtenis.preventDefault(); return; }
    if (formulier.method === "post" && !formulier.target) {
      formulier.dataset.onderweg = "1";
      window.setTimeout(() => { delete formulier.dataset.onderweg; }, 4000);
    }
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-onderweg]")
    .forEach((formulier) => { delete formulier.dataset.onderweg; }));

  // 3. Na een fout staat de samenvatting in beeld en in de aandacht.
  const fouten = document.getElementById("fouten");
  if (fouten) { fouten.focus(); }

  // 4. Het gekozen tabblad of menupunt staat op een smal scherm in beeld.
  document.querySelectorAll(".kt-nav, .kt-tabs").forEach((strook) => {
    const hier = strook.querySelector("[aria-current]");
    if (hier) { strook.scrollLeft = hier.offsetLeft - strook.offsetLeft - 24; }
  });
})();
