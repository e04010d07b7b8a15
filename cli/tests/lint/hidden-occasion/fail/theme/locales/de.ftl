forgot-password =
    .intro = Wählen Sie mit diesem Code ein neues Passwort.
