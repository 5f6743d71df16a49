SELECT area, period, recipients, benefits_paid, municipal_share, benefit_days FROM hameenlinna_tmt_kuntaosuus
