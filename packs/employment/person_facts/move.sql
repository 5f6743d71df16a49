-- Moves of job seekers from one municipality to another, by the day from which the new one holds, told where they moved to.
WITH homes AS (
  SELECT person, begins, municipality, lag(municipality) OVER (PARTITION BY person ORDER BY begins) AS moved_from FROM fact.residence
)
SELECT h.person, h.begins AS moved, h.municipality, h.moved_from
FROM homes AS h
JOIN fact.searching AS s ON s.person = h.person AND s.begins <= h.begins AND coalesce(s.ends, DATE '9999-12-31') >= h.begins
WHERE h.moved_from <> h.municipality
