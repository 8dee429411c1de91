-- Buurtsignalen: niet over een persoon. Wie in de wijk werkt, leest en schrijft; wie vragen aanneemt, meldt er een.

-- De wijken waar ik met dit recht werk: die van mijn teams, of alleen die van mijn rol. Een team dat nooit een wijk had en
-- er nu is, is er voor alle wijken. Gelijk aan doen/signalen/buurt/overzichten.py.
CREATE FUNCTION kt_mijn_wijken(p_recht text) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH mijn AS (SELECT r.team, r.gebied FROM kt_mijn_rechten() r WHERE r.recht = p_recht AND r.team IS NOT NULL)
  SELECT coalesce(array_agg(g.id), '{}') FROM regelen_gebied g
  WHERE g.stelsel_id = kt_mijn_stelsel() AND (
    EXISTS (SELECT FROM mijn m WHERE m.gebied = g.id)
    OR EXISTS (SELECT FROM mijn m JOIN regelen_teamgebied tg ON tg.team_id = m.team
               WHERE m.gebied IS NULL AND tg.gebied_id = g.id
                 AND tg.van <= kt_vandaag() AND (tg.tot IS NULL OR tg.tot > kt_vandaag()))
    OR EXISTS (SELECT FROM mijn m JOIN regelen_team t ON t.id = m.team
               WHERE m.gebied IS NULL AND t.van <= kt_vandaag() AND (t.tot IS NULL OR t.tot > kt_vandaag())
                 AND NOT EXISTS (SELECT FROM regelen_teamgebied tg WHERE tg.team_id = t.id)))
$$;

REVOKE EXECUTE ON FUNCTION kt_mijn_wijken(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_mijn_wijken(text) TO keukentafel_app, keukentafel_onderhoud;

-- Een wijk hoort bij hetzelfde stelsel, en wie er iets mee doet ook.
ALTER TABLE doen_buurtsignaal ADD CONSTRAINT buurtsignaal_gebied_stelsel
  FOREIGN KEY (stelsel_id, gebied_id) REFERENCES regelen_gebied (stelsel_id, id);

ALTER TABLE doen_buurtsignaal ENABLE ROW LEVEL SECURITY;

CREATE POLICY lezen ON doen_buurtsignaal FOR SELECT USING (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND gebied_id = ANY ((SELECT kt_mijn_wijken('dossier_lezen'))::bigint[]));

-- Een nieuw signaal is nog niet opgepakt, en de partner heeft nog niets gehoord.
CREATE POLICY toevoegen ON doen_buurtsignaal FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('vraag_aannemen'))
  AND gemeld_door_id = (SELECT kt_ik()) AND laatst_door_id = (SELECT kt_ik())
  AND stand = 'open' AND opgepakt_door_id IS NULL AND gedaan = '' AND terug = '');

CREATE POLICY wijzigen ON doen_buurtsignaal FOR UPDATE
  USING (stelsel_id = (SELECT kt_mijn_stelsel()) AND gebied_id = ANY ((SELECT kt_mijn_wijken('dossier_schrijven'))::bigint[]))
  WITH CHECK (laatst_door_id = (SELECT kt_ik()));

-- Wat er gemeld is, waar en door wie, blijft staan; weg gaat het uit de lijst, een jaar na het sluiten.
REVOKE UPDATE, DELETE ON doen_buurtsignaal FROM keukentafel_app;
GRANT UPDATE (stand, opgepakt_door_id, gedaan, reden, gesloten_op, terug, terug_op, laatst_door_id, laatst_op)
  ON doen_buurtsignaal TO keukentafel_app;

-- In de stroom van feiten: zonder dossier en zonder vraag. Alleen wie meldt of erin schrijft.
CREATE POLICY toevoegen_buurt ON kern_gebeurtenis FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
  AND dossier_id IS NULL AND vraag_id IS NULL AND team_id IS NULL
  AND ((soort = 'buurtsignaal_gemeld' AND (SELECT kt_heeft('vraag_aannemen')))
       OR (soort IN ('buurtsignaal_opgepakt', 'buurtsignaal_bijgewerkt', 'buurtsignaal_gesloten', 'buurtsignaal_heropend',
                     'buurtsignaal_teruggemeld')
           AND (gegevens ->> 'buurtsignaal')::uuid IN (
             SELECT b.id FROM doen_buurtsignaal b
             WHERE b.gebied_id = ANY ((SELECT kt_mijn_wijken('dossier_schrijven'))::bigint[])))));
