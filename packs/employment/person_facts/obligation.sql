-- Periods for which a client's job-search obligation was looked at, by the day on which each ended; those still open are left out.
SELECT person, ends AS reviewed, state, met, jobs_to_apply, jobs_applied
FROM register.atmt_obligation
WHERE ends IS NOT NULL AND met <> 'open'
