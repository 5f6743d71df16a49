-- Job seekers' profiles in Job Market Finland.
SELECT person, begins, ends, state, skills FROM register.tmt_profile
