SELECT area, period, lmp_support, lmp_participants FROM lmp_supports WHERE lmp_flow = 'STK' AND sex = 'SSS' AND age_group = 'SSS'
