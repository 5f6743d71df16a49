SELECT area, period, lmp_measure, lmp_participants FROM lmp_measures WHERE lmp_flow = 'EXIT' AND sex = 'SSS' AND age_group = 'SSS'
