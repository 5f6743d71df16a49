-- Clients of each team and expert of the authority, as they are tagged.
SELECT
  person,
  begins,
  ends,
  employment_area,
  team,
  coalesce(expert, 'none') AS expert
FROM register.atmt_team_tag
