SELECT area, other_service_kind, period, ended, unemployed_after, unemployed_after_share FROM tyonv_12ux
