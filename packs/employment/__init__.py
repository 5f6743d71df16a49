"""The employment pack: what Finland's open statistics tell of employment services, their clients, vacancies and areas."""
