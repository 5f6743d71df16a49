-- Contacts with employers in the area of the authority.
SELECT employer, on_day, channel, about, employment_area FROM register.employer_contact
