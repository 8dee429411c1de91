-- Namen gaan in op de dag van hun versie. Zo heten stelsel, gemeenten, gebieden, organisaties en teams zoals de
-- inrichting van vandaag ze noemt; wat er niet meer in staat, houdt zijn laatste naam. SECURITY DEFINER: de eerste die
-- vandaag iets vraagt mag het aanroepen, want er verandert niets dan wat een beheerder al had opgeslagen.
CREATE FUNCTION inrichting_bijwerken(p_stelsel bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vandaag date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
  v_stelsel bigint;
  v_inhoud jsonb;
BEGIN
  FOR v_stelsel, v_inhoud IN
    SELECT DISTINCT ON (v.stelsel_id) v.stelsel_id, v.inhoud FROM regelen_inrichtingversie v
    WHERE v.versie <= v_vandaag AND (p_stelsel IS NULL OR v.stelsel_id = p_stelsel)
    ORDER BY v.stelsel_id, v.versie DESC, v.geladen_op DESC, v.id DESC
  LOOP
    UPDATE kern_stelsel s SET titel = v_inhoud ->> 'titel'
    WHERE s.id = v_stelsel AND v_inhoud ? 'titel' AND s.titel IS DISTINCT FROM v_inhoud ->> 'titel';
    UPDATE regelen_gemeente g SET naam = x ->> 'naam'
    FROM jsonb_array_elements(v_inhoud -> 'gemeenten') x
    WHERE g.stelsel_id = v_stelsel AND g.code = x ->> 'code' AND g.naam IS DISTINCT FROM x ->> 'naam';
    UPDATE regelen_gebied g SET naam = x ->> 'naam', inwoners = (x ->> 'inwoners')::int
    FROM jsonb_array_elements(v_inhoud -> 'gebieden') x
    WHERE g.stelsel_id = v_stelsel AND g.code = x ->> 'code' AND g.jaar = (x ->> 'jaar')::int
      AND (g.naam, g.inwoners) IS DISTINCT FROM (x ->> 'naam', (x ->> 'inwoners')::int);
    UPDATE regelen_organisatie o SET naam = x ->> 'naam'
    FROM jsonb_array_elements(v_inhoud -> 'organisaties') x
    WHERE o.stelsel_id = v_stelsel AND o.slug = x ->> 'slug' AND o.naam IS DISTINCT FROM x ->> 'naam';
    UPDATE regelen_team t SET naam = x ->> 'naam', soort = x ->> 'soort'
    FROM jsonb_array_elements(v_inhoud -> 'teams') x
    WHERE t.stelsel_id = v_stelsel AND t.slug = x ->> 'slug'
      AND t.van <= v_vandaag AND (t.tot IS NULL OR t.tot > v_vandaag)
      AND (t.naam, t.soort) IS DISTINCT FROM (x ->> 'naam', x ->> 'soort');
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION inrichting_bijwerken(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inrichting_bijwerken(bigint) TO keukentafel_app, keukentafel_onderhoud;
