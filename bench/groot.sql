-- Dossiers met alles wat erbij hoort. Alles is verzonnen. Er komen teams bij van het soort van Sanne tot er op elk
-- team ten hoogste %(per_team)s dossiers liggen, elk met %(per_ploeg)s werkers: zo is het blad van één werker even vol
-- bij honderdduizend als bij een miljoen dossiers. 5%% van de vragen ligt open, 15%% is opgenomen, de rest is beantwoord.
CREATE TEMP TABLE hoek AS
SELECT m.stelsel_id AS stelsel, t.soort, l.rol, m.organisatie_id AS organisatie
FROM regelen_medewerker m JOIN kern_account a ON a.id = m.account_id AND a.username = 'sanne'
JOIN regelen_lidmaatschap l ON l.medewerker_id = m.id JOIN regelen_team t ON t.id = l.team_id LIMIT 1;
INSERT INTO regelen_team (stelsel_id, slug, naam, soort, van, tot)
SELECT h.stelsel, 'bench-' || n, 'Benchteam ' || n, h.soort, current_date - 900, NULL
FROM hoek h, generate_series(1, ceil(%(aantal)s / %(per_team)s::numeric)::int - (
  SELECT count(*)::int FROM regelen_team t WHERE t.stelsel_id = h.stelsel AND t.soort = h.soort AND t.tot IS NULL)) n;
INSERT INTO regelen_medewerker (stelsel_id, organisatie_id, naam, telefoon, adreszegel)
SELECT h.stelsel, h.organisatie, 'Werker ' || t.id || '-' || n, '', '' FROM hoek h
JOIN regelen_team t ON t.stelsel_id = h.stelsel AND t.soort = h.soort AND t.tot IS NULL,
generate_series(1, %(per_ploeg)s) n;
INSERT INTO regelen_lidmaatschap (stelsel_id, medewerker_id, team_id, gebied_id, rol, van, tot)
SELECT h.stelsel, m.id, split_part(substr(m.naam, 8), '-', 1)::bigint, NULL, h.rol, current_date - 900, NULL
FROM hoek h JOIN regelen_medewerker m ON m.stelsel_id = h.stelsel AND m.naam LIKE 'Werker %%';
CREATE TEMP TABLE plek AS
SELECT row_number() OVER (ORDER BY t.id) - 1 AS nr, t.id AS team, t.stelsel_id AS stelsel, g.gemeente_id AS gemeente,
       g.id AS gebied, (SELECT array_agg(l.medewerker_id ORDER BY l.medewerker_id) FROM regelen_lidmaatschap l
                        WHERE l.team_id = t.id AND l.rol = h.rol AND l.tot IS NULL) AS werkers
FROM hoek h JOIN regelen_team t ON t.stelsel_id = h.stelsel AND t.soort = h.soort AND t.tot IS NULL
CROSS JOIN LATERAL (SELECT g.* FROM regelen_gebied g LEFT JOIN regelen_teamgebied tg
                    ON tg.gebied_id = g.id AND tg.team_id = t.id
                    WHERE g.stelsel_id = t.stelsel_id ORDER BY tg.id NULLS LAST, g.id LIMIT 1) g;
ANALYZE plek;
CREATE TEMP TABLE basis AS
SELECT n, p.team, p.stelsel, p.gemeente, p.gebied,
       p.werkers[1 + (n / (SELECT count(*) FROM plek)) %% cardinality(p.werkers)] AS werker,
       gen_random_uuid() AS dossier, gen_random_uuid() AS persoon, gen_random_uuid() AS vraag,
       (ARRAY['Jansen','Bakker','Visser','Smit','Meijer','Mulder','Bos','Vos','Peters','Dekker','Kok','Yilmaz'])
         [1 + n %% 12] || 'a' || (n * 7919 %% 50000) AS naam,
       CASE WHEN lot < 0.05 THEN 'open' WHEN lot < 0.2 THEN 'opgenomen' ELSE 'beantwoord' END AS status,
       now() - (n * 31 %% 730) * interval '1 day' AS toen,
       upper(translate(lpad(to_hex(n), 8, '0'), '01', 'ZY')) AS hex
FROM (SELECT n, abs(hashint8(n)) / 2147483648.0 AS lot FROM generate_series(1::bigint, %(aantal)s) n) s
JOIN plek p ON p.nr = n %% (SELECT count(*) FROM plek);
ANALYZE basis;
INSERT INTO doen_persoon (id, stelsel_id, team_id, voornaam, tussenvoegsel, achternaam, zoeknaam, geboortedatum,
  leeftijd_bij_opgave, telefoon, geslacht, bsn, bsn_zegel, versie, klanken)
SELECT persoon, stelsel, team, 'Test', '', naam, lower(naam), date '1940-01-01' + (n * 13 %% 25000)::int, NULL, '',
  '', '', '', 1, ARRAY[lower(left(naam, 4))]
FROM basis;
INSERT INTO doen_dossier (id, stelsel_id, team_id, gemeente_id, gebied_id, naam, sorteernaam, straat, postcode,
  huisnummer, toevoeging, contact_id, adres_geheim, kenmerk, geopend_op, versie)
SELECT dossier, stelsel, team, gemeente, gebied, naam, lower(naam), 'Proefstraat', '1312AB', 1 + n %% 9000, '',
  CASE WHEN status <> 'open' THEN werker END, false, 'B' || substr(hex, 2, 3) || '-' || substr(hex, 5, 4), toen, 1
FROM basis;
INSERT INTO doen_regie (id, stelsel_id, team_id, dossier_id, soort, medewerker_id, van, reden)
SELECT gen_random_uuid(), stelsel, team, dossier, CASE WHEN status = 'open' THEN 'team' ELSE 'medewerker' END,
  CASE WHEN status <> 'open' THEN werker END, toen, 'begin' FROM basis;
INSERT INTO doen_huishoudlid (id, stelsel_id, team_id, dossier_id, persoon_id, rol, van, tot, ook_elders)
SELECT gen_random_uuid(), stelsel, team, dossier, persoon, 'hoofdpersoon', toen::date, NULL, false FROM basis;
INSERT INTO doen_vraag (id, stelsel_id, team_id, sleutel, kenmerk, gemeente_id, gebied_id, soort, kanaal, aanmelder,
  ontvangen_op, aangenomen_door_id, eigen_woorden, melder_naam, melder_telefoon, feiten, situatie, spoed, voorlopig,
  terugbellen, uiterlijk, status, opgenomen_door_id, opgenomen_op, antwoord, afgesloten_op,
  melder_betrekking, melder_organisatie, betrokkene_weet, afsluiting)
SELECT vraag, stelsel, team, gen_random_uuid(), 'C' || substr(hex, 2, 3) || '-' || substr(hex, 5, 4), gemeente,
  gebied, 'vraag', 'telefoon', 'inwoner', toen, werker, 'Het huishouden wordt te veel.', '', '', '{}',
  'enkelvoudig', n %% 50 = 0, false, n %% 10 = 0, (toen + interval '42 days')::date, status,
  CASE WHEN status <> 'open' THEN werker END, CASE WHEN status <> 'open' THEN toen END, '',
  CASE WHEN status = 'beantwoord' THEN toen + interval '1 day' END, '', '', '',
  CASE WHEN status = 'beantwoord' THEN 'antwoord' ELSE '' END FROM basis;
INSERT INTO doen_dossiervraag (id, stelsel_id, team_id, dossier_id, vraag_id, gedeeld)
SELECT gen_random_uuid(), stelsel, team, dossier, vraag, false FROM basis;
INSERT INTO doen_triage (id, stelsel_id, team_id, vraag_id, inrichting_versie_id, moment, door_id, regel, situatie,
  uitkomst, gekozen_team_id, argument)
SELECT gen_random_uuid(), b.stelsel, b.team, b.vraag, t.inrichting_versie_id, b.toen, b.werker, t.regel, t.situatie,
  t.uitkomst, NULL, '' FROM basis b, (SELECT * FROM doen_triage ORDER BY id LIMIT 1) t;
INSERT INTO doen_termijn (id, stelsel_id, team_id, vraag_id, soort, start, uiterlijk, grondslag, atw, stappen, klaar_op)
SELECT gen_random_uuid(), stelsel, team, vraag, 'wmo_onderzoek', toen::date, (toen + interval '42 days')::date,
  'Wmo 2015, art. 2.3.2 lid 1', true, '[]', CASE WHEN status = 'beantwoord' THEN toen::date END FROM basis;
INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
  inrichting_versie, regel, gegevens)
SELECT gen_random_uuid(), stelsel, 'dossier_geopend', 1, toen, werker, dossier, vraag, team, NULL, '', '{"leden": 1}'
FROM basis;
INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
  inrichting_versie, regel, gegevens)
SELECT gen_random_uuid(), stelsel, 'vraag_opgenomen', 1, toen, werker, dossier, vraag, team, NULL, '', '{}'
FROM basis;
