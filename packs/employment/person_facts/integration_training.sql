-- Parts of integration training by the day on which they started, and how many days they had been waited for.
SELECT person, started, module, started - queued AS waited_days FROM register.koulutusportti_training WHERE outcome <> 'queued'
