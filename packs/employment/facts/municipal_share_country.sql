SELECT area, period, benefit, recipients, municipal_share FROM kela_municipal_share_country
