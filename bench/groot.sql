-- Dossiers met alles wat erbij hoort, verdeeld over de teams van hetzelfde soort als dat van Sanne. De verdeling is die
-- van een wijkteam: 5%% van de vragen ligt open, 15%% is opgenomen, de rest is beantwoord. Alles is verzonnen.
CREATE TEMP TABLE plek AS
SELECT row_number() OVER (ORDER BY t.id) - 1 AS nr, t.id AS team, t.stelsel_id AS stelsel, g.gemeente_id AS gemeente,
       g.id AS gebied, coalesce((SELECT l.medewerker_id FROM regelen_lidmaatschap l WHERE l.team_id = t.id LIMIT 1),
                                (SELECT min(m.id) FROM regelen_medewerker m WHERE m.stelsel_id = t.stelsel_id)) AS werker
FROM regelen_team t CROSS JOIN LATERAL (SELECT * FROM regelen_gebied g WHERE g.stelsel_id = t.stelsel_id LIMIT 1) g
WHERE t.stelsel_id = (SELECT stelsel_id FROM regelen_medewerker m JOIN kern_account a ON a.id = m.account_id
                      WHERE a.username = 'sanne') AND t.tot IS NULL
  AND t.soort = (SELECT t2.soort FROM regelen_lidmaatschap l JOIN regelen_team t2 ON t2.id = l.team_id
                 JOIN regelen_medewerker m ON m.id = l.medewerker_id JOIN kern_account a ON a.id = m.account_id
                 WHERE a.username = 'sanne' LIMIT 1);
CREATE TEMP TABLE basis AS
SELECT n, p.*, gen_random_uuid() AS dossier, gen_random_uuid() AS persoon, gen_random_uuid() AS vraag,
       (ARRAY['Jansen','Bakker','Visser','Smit','Meijer','Mulder','Bos','Vos','Peters','Dekker','Kok','Yilmaz'])
         [1 + n %% 12] || 'a' || (n * 7919 %% 50000) AS naam,
       CASE WHEN n %% 100 < 5 THEN 'open' WHEN n %% 100 < 20 THEN 'opgenomen' ELSE 'beantwoord' END AS status,
       now() - (n %% 400) * interval '1 day' AS toen,
       upper(translate(lpad(to_hex(n), 8, '0'), '01', 'ZY')) AS hex
FROM generate_series(1, %(aantal)s) n JOIN plek p ON p.nr = n %% (SELECT count(*) FROM plek);
INSERT INTO doen_persoon (id, stelsel_id, team_id, voornaam, tussenvoegsel, achternaam, zoeknaam, geboortedatum,
  leeftijd_bij_opgave, telefoon)
SELECT persoon, stelsel, team, 'Test', '', naam, lower(naam), date '1940-01-01' + (n * 13 %% 25000)::int, NULL, ''
FROM basis;
INSERT INTO doen_dossier (id, stelsel_id, team_id, gemeente_id, gebied_id, naam, sorteernaam, straat, postcode,
  huisnummer, toevoeging, contact_id, adres_geheim, kenmerk, geopend_op)
SELECT dossier, stelsel, team, gemeente, gebied, naam, lower(naam), 'Proefstraat', '1312AB', 1 + n %% 9000, '',
  werker, false, 'B' || substr(hex, 2, 3) || '-' || substr(hex, 5, 4), toen FROM basis;
INSERT INTO doen_huishoudlid (id, stelsel_id, team_id, dossier_id, persoon_id, rol, van, tot)
SELECT gen_random_uuid(), stelsel, team, dossier, persoon, 'hoofdpersoon', toen::date, NULL FROM basis;
INSERT INTO doen_vraag (id, stelsel_id, team_id, sleutel, kenmerk, gemeente_id, gebied_id, soort, kanaal, aanmelder,
  ontvangen_op, aangenomen_door_id, eigen_woorden, melder_naam, melder_telefoon, feiten, situatie, spoed, voorlopig,
  terugbellen, uiterlijk, status, opgenomen_door_id, opgenomen_op, antwoord, afgesloten_op)
SELECT vraag, stelsel, team, gen_random_uuid(), 'C' || substr(hex, 2, 3) || '-' || substr(hex, 5, 4), gemeente,
  gebied, 'vraag', 'telefoon', 'inwoner', toen, werker, 'Het huishouden wordt te veel.', '', '', '{}',
  'enkelvoudig', n %% 50 = 0, false, n %% 10 = 0, (toen + interval '42 days')::date, status,
  CASE WHEN status <> 'open' THEN werker END, CASE WHEN status <> 'open' THEN toen END, '',
  CASE WHEN status = 'beantwoord' THEN toen + interval '1 day' END FROM basis;
INSERT INTO doen_dossiervraag (id, stelsel_id, team_id, dossier_id, vraag_id, gedeeld)
SELECT gen_random_uuid(), stelsel, team, dossier, vraag, false FROM basis;
INSERT INTO doen_termijn (id, stelsel_id, team_id, vraag_id, soort, start, uiterlijk, grondslag, atw, stappen, klaar_op)
SELECT gen_random_uuid(), stelsel, team, vraag, 'wmo_onderzoek', toen::date, (toen + interval '42 days')::date,
  'Wmo 2015, art. 2.3.2 lid 1', true, '[]', CASE WHEN status = 'beantwoord' THEN toen::date END FROM basis;
INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
  inrichting_versie, regel, gegevens)
SELECT gen_random_uuid(), stelsel, 'vraag_opgenomen', 1, toen, werker, dossier, vraag, team, NULL, '', '{}'
FROM basis;
INSERT INTO doen_contactmoment (id, stelsel_id, team_id, dossier_id, door_id, moment, kanaal, met_wie, minuten,
  samenvatting, sleutel)
SELECT gen_random_uuid(), stelsel, team, dossier, werker, toen + c * interval '3 days', 'telefoon', '', 15,
  'Gebeld over de afspraak van volgende week.', gen_random_uuid()
FROM basis, generate_series(1, %(contacten)s) c;
