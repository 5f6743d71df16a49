SELECT area, period, benefit, days_class, recipients, municipal_share FROM kela_municipal_share
