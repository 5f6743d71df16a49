-- Participants of the employment impact bond, and those drawn into its comparison group.
SELECT person, begins, ends, sib_group, cost FROM register.tyo_sib_participation
