// Klein en zonder noodzaak: alles werkt ook zonder dit bestand.
"use strict";
(() => {
  document.documentElement.classList.add("kt-js");
  const wie = document.body.dataset.wie || "";
  const sleutelVan = (formulier) => `kt:${wie}:${formulier.dataset.bewaar}`;
  const opslag = window.sessionStorage;

  // 1. Wat getypt is, overleeft een verlopen sessie: alleen in dit tabblad, alleen voor deze medewerker.
  const velden = (formulier) => [...formulier.elements].filter((veld) =>
    veld.name && !["password", "submit", "button"].includes(veld.type) && veld.name !== "csrfmiddlewaretoken" &&
    !("nietBewaren" in veld.dataset));
  const bewaar = (formulier) => {
    const waarden = velden(formulier).map((veld) =>
      [veld.name, veld.value, ["radio", "checkbox"].includes(veld.type) ? veld.checked : null]);
    try { opslag.setItem(sleutelVan(formulier), JSON.stringify(waarden)); } catch { /* vol of dicht: dan niet */ }
  };
  const zetTerug = (formulier) => {
    for (const [naam, waarde, aan] of JSON.parse(opslag.getItem(sleutelVan(formulier)))) {
      for (const veld of velden(formulier).filter((kandidaat) => kandidaat.name === naam)) {
        if (aan === null) { veld.value = waarde; } else if (veld.value === waarde) { veld.checked = aan; }
      }
    }
    formulier.querySelectorAll("[data-teruggezet]").forEach((regel) => { regel.hidden = false; });
    formulier.dispatchEvent(new Event("change", { bubbles: true }));
  };
  // Na opnieuw inloggen komt alles vanzelf terug; anders vraagt het blad het, want een volgende beller is een ander.
  const biedAan = (formulier) => {
    const bewaard = opslag.getItem(sleutelVan(formulier));
    if (!bewaard || formulier.dataset.ingevuld) { return; }
    const half = formulier.querySelector("[data-half]");
    // Een antwoord hoort bij één vraag: dat kan niet bij een andere beller terechtkomen.
    if (!half || document.referrer.includes("/inloggen")) { zetTerug(formulier); return; }
    half.hidden = false;
    half.querySelector("[data-zet-terug]").addEventListener("click", () => { half.hidden = true; zetTerug(formulier); });
    half.querySelector("[data-gooi-weg]").addEventListener("click", () => {
      half.hidden = true;
      opslag.removeItem(sleutelVan(formulier));
    });
  };
  const ruimOp = (alles) => Object.keys(opslag).filter((naam) => naam.startsWith(alles ? "kt:" : `kt:${wie}:`))
    .forEach((naam) => opslag.removeItem(naam));

  // Pas als het blad erna zegt dat het gelukt is, mag het weg.
  const verstuurd = `kt:${wie}:verstuurd`;
  // Een blad dat vraagt om nog eens te versturen, zegt nog niets.
  if (wie && opslag.getItem(verstuurd) && !document.querySelector("[data-opnieuw]")) {
    if (document.querySelector(".utrecht-alert--success")) { opslag.removeItem(opslag.getItem(verstuurd)); }
    opslag.removeItem(verstuurd);
  }
  document.querySelectorAll("form[data-bewaar]").forEach((formulier) => {
    biedAan(formulier);
    formulier.addEventListener("submit", () => { opslag.setItem(verstuurd, sleutelVan(formulier)); });
    formulier.addEventListener("input", () => bewaar(formulier));
    formulier.addEventListener("change", () => bewaar(formulier));
  });
  if (document.querySelector("[data-opgeslagen]")) { ruimOp(false); }

  // 2. Eén keer klikken is genoeg; de server let er ook zelf op.
  document.addEventListener("submit", (gebeurtenis) => {
    const formulier = gebeurtenis.target;
    if ("uitloggen" in formulier.dataset) { ruimOp(true); }
    if (gebeurtenis.defaultPrevented) { return; }
    if (formulier.dataset.onderweg) { gebeurtenis.preventDefault(); return; }
    if (formulier.method === "post" && !formulier.target) {
      formulier.dataset.onderweg = "1";
      window.setTimeout(() => { delete formulier.dataset.onderweg; }, 4000);
    }
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-onderweg]")
    .forEach((formulier) => { delete formulier.dataset.onderweg; }));

  // 3. Bijwerken gebeurt vanzelf; Enter in een veld verstuurt dus niets. Gelijke woorden worden niet nog eens voorgelezen.
  document.addEventListener("submit", (gebeurtenis) => {
    const knop = gebeurtenis.submitter;
    if (window.htmx && knop && knop.value === "bijwerken") {
      gebeurtenis.preventDefault();
      gebeurtenis.target.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, true);
  // Een antwoord op een oudere stand overschrijft niet wat intussen is aangeklikt; het volgende antwoord is al onderweg.
  let stand = 0;
  document.addEventListener("change", () => { stand += 1; }, true);
  document.addEventListener("htmx:beforeRequest", (gebeurtenis) => { gebeurtenis.detail.xhr.ktStand = stand; });
  document.addEventListener("htmx:beforeSwap", (gebeurtenis) => {
    if (gebeurtenis.detail.xhr.ktStand !== stand) { gebeurtenis.detail.shouldSwap = false; }
  });
  // Geldt het formulier niet meer (lang open, opnieuw ingelogd), dan komt er een vers blad; wat getypt is, biedt dat aan.
  document.addEventListener("htmx:responseError", (gebeurtenis) => {
    if (gebeurtenis.detail.xhr.status === 403) { window.location.assign(window.location.pathname); }
  });
  document.addEventListener("htmx:oobBeforeSwap", (gebeurtenis) => {
    const { target, fragment } = gebeurtenis.detail;
    if (target.getAttribute("role") === "status" && target.textContent.trim() === fragment.textContent.trim()) {
      gebeurtenis.detail.shouldSwap = false;
    }
  });
  // Komt er een blok bij boven het veld waar zij is, dan blijft dat veld in beeld.
  let zagZij = false;
  const teZien = (veld) => {
    const vak = veld.getBoundingClientRect();
    const boven = document.elementFromPoint(vak.left + vak.width / 2, vak.top + vak.height / 2);
    return boven !== null && (veld.contains(boven) || boven.contains(veld));
  };
  document.addEventListener("htmx:beforeSwap", () => { zagZij = teZien(document.activeElement); });
  document.addEventListener("htmx:oobAfterSwap", () => {
    if (zagZij && !teZien(document.activeElement)) { document.activeElement.scrollIntoView({ block: "nearest" }); }
  });

  // 4. Na een fout staat de samenvatting in beeld en in de aandacht.
  const fouten = document.getElementById("fouten");
  if (fouten) { fouten.focus(); }

  // 4a. Printen kan ook met het menu van de browser; de knop is er alleen als hij werkt.
  document.querySelectorAll("[data-druk]").forEach((knop) => {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  });

  // 5. Het gekozen tabblad of menupunt staat op een smal scherm in beeld.
  document.querySelectorAll(".kt-nav, .kt-tabs").forEach((strook) => {
    const hier = strook.querySelector("[aria-current]");
    if (hier) { strook.scrollLeft = hier.offsetLeft - strook.offsetLeft - 24; }
    // Wie er met Tab langs gaat, ziet het hele woord; een browser laat staan wat half in beeld is.
    strook.addEventListener("focusin", (gebeurtenis) => {
      gebeurtenis.target.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  });

  // 6. Escape sluit het blad met de uitkomst op een telefoon, en je bent weer bij de regel die het opende.
  document.addEventListener("keydown", (gebeurtenis) => {
    const dicht = gebeurtenis.key === "Escape" && document.querySelector(".kt-uitkomst:target .kt-sluit");
    const greep = document.querySelector(".kt-blad-greep a");
    if (!dicht || dicht.offsetParent === null || !greep) { return; }
    dicht.click();
    greep.focus({ preventScroll: true });
  });
})();
