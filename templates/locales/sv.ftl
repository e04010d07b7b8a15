# Svenska. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "du" in lower case, as Swedish banks and BankID write; factual and polite.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Hej { $name }!
    .greeting-anonymous = Hej!
    .code-label = Din kod
    .expires = { $hours ->
        [one] Den gäller i { $hours } timme.
       *[other] Den gäller i { $hours } timmar.
    }
    .never-share = Lämna aldrig ut den här koden. { -brand } kommer aldrig att be dig om den.
    .link-hint = Om knappen inte fungerar kan du kopiera den här adressen till webbläsaren:
    .help = Har du frågor? Skriv till

sign-up =
    .subject = Bekräfta din e-postadress för { -brand }
    .preheader = Ett steg kvar: bekräfta att den här e-postadressen är din.
    .heading = Bekräfta din e‑postadress
    .intro = Tack för att du har registrerat dig. Ange koden för att bekräfta att den här e‑postadressen är din.
    .intro-link = Tack för att du har registrerat dig. Följ länken för att bekräfta att den här e‑postadressen är din.
    .action = Bekräfta adressen
    .expires = { shared.expires }
    .ignore = Om du inte har registrerat dig kan du bortse från det här mejlet: utan bekräftelse händer ingenting.
    .sms = { $code } är din kod från { -brand } för att bekräfta ditt nummer. Dela den inte med någon.

resend-code =
    .subject = Din nya bekräftelsekod från { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Du bad om ett nytt utskick. Bekräfta att den här e-postadressen är din.
    .heading = Här kommer den igen
    .intro = Du bad oss att skicka detta en gång till. Ange koden för att bekräfta att den här e‑postadressen är din.
    .intro-link = Du bad oss att skicka detta en gång till. Följ länken för att bekräfta att den här e‑postadressen är din.
    .action = Bekräfta adressen
    .expires = { shared.expires }
    .ignore = Om du inte har bett om detta kan du bortse från det här mejlet: utan bekräftelse händer ingenting.
    .sms = { $code } är din nya kod från { -brand } för att bekräfta ditt nummer. Dela den inte med någon.

admin-create-user =
    .subject = Ditt konto hos { -brand } är klart
    .preheader = Här finns ditt användarnamn och ett tillfälligt lösenord för första inloggningen.
    .heading = Välkommen till { -brand }
    .intro = Ett konto har skapats åt dig. Logga in med de här uppgifterna och välj sedan ett eget lösenord.
    .username-label = Användarnamn
    .password-label = Tillfälligt lösenord
    .action = Logga in
    .expires = { $days ->
        [0] Logga in innan det tillfälliga lösenordet slutar gälla.
        [one] Det tillfälliga lösenordet gäller i { $days } dag.
       *[other] Det tillfälliga lösenordet gäller i { $days } dagar.
    }
    .never-share = Lämna aldrig ut det här lösenordet. { -brand } kommer aldrig att be dig om det.
    .sent-to = Skickat till:
    .ignore = Om du inte väntade dig den här inbjudan kan du bortse från mejlet.
    .sms = { -brand }: ditt användarnamn är { $username } och ditt tillfälliga lösenord { $code }

admin-create-user_passwordless =
    .preheader = Ditt konto är klart. Logga in med användarnamnet i det här mejlet.
    .intro = Ett konto har skapats åt dig. Logga in med det här användarnamnet.
    .sms = { -brand }: ditt konto är klart. Ditt användarnamn är { $username }

forgot-password =
    .subject = Återställ ditt lösenord hos { -brand }
    .preheader = Använd koden i det här mejlet för att välja ett nytt lösenord.
    .heading = Återställ ditt lösenord
    .intro = Vi har tagit emot en begäran om att återställa ditt lösenord. Ange koden för att välja ett nytt.
    .action = Välj ett nytt lösenord
    .expires = { shared.expires }
    .ignore = Om du inte har bett om detta kan du bortse från det här mejlet: ditt lösenord ändras inte.
    .sms = { $code } är din kod från { -brand } för att återställa lösenordet. Dela den inte med någon.

forgot-password_by-admin =
    .subject = Ditt lösenord hos { -brand } har återställts
    .heading = Ditt lösenord har återställts
    .intro = Ditt lösenord har återställts. Ange koden för att välja ett nytt.
    .ignore = Ditt tidigare lösenord gäller inte längre, så välj ett nytt.

update-user-attribute =
    .subject = Bekräfta dina nya kontaktuppgifter hos { -brand }
    .preheader = Du har ändrat dina kontaktuppgifter. Bekräfta dem så att ändringen börjar gälla.
    .heading = Bekräfta ändringen
    .intro = Du har ändrat dina kontaktuppgifter. Ange koden för att bekräfta de nya.
    .action = Bekräfta ändringen
    .expires = { shared.expires }
    .ignore = Om det inte är du som har gjort ändringen ska du logga in och byta lösenord.
    .sms = { $code } är din kod från { -brand } för att bekräfta ditt nya nummer. Dela den inte med någon.

update-user-attribute_by-admin =
    .preheader = Kontaktuppgifterna på ditt konto har ändrats. Bekräfta de nya uppgifterna.
    .intro = Kontaktuppgifterna på ditt konto har ändrats. Ange koden för att bekräfta de nya.
    .ignore = Om du inte väntade dig den här ändringen ska du inte ange koden.

verify-user-attribute =
    .subject = Verifiera dina kontaktuppgifter hos { -brand }
    .preheader = Visa med koden i det här mejlet att kontaktuppgifterna är dina.
    .heading = Verifiera dina kontaktuppgifter
    .intro = Ange koden för att visa att de här kontaktuppgifterna är dina.
    .action = Verifiera
    .expires = { shared.expires }
    .ignore = Om du inte har bett om detta kan du bortse från det här mejlet: ingenting ändras.
    .sms = { $code } är din kod från { -brand } för att verifiera ditt nummer. Dela den inte med någon.

authentication =
    .subject = Din inloggningskod till { -brand }
    .preheader = Ange koden i det här mejlet för att slutföra inloggningen.
    .heading = Din inloggningskod
    .intro = Ange koden för att slutföra inloggningen.
    .action = Slutför inloggningen
    .expires = Den gäller bara i några minuter.
    .ignore = Om du inte håller på att logga in kan du bortse från mejlet. Lämna inte ut koden till någon.
    .sms = { $code } är din inloggningskod till { -brand }. Dela den inte med någon.

account-take-over-notification =
    .subject = Ovanlig inloggning på ditt { -brand }-konto
    .preheader = Kontrollera om det var du, och vad du ska göra om det inte var det.
    .heading = Var det du?
    .intro = Vi har lagt märke till en ovanlig inloggning på ditt konto.
    .intro-blocked = Vi har blockerat ett ovanligt försök att logga in på ditt konto.
    .time-label = Tid
    .place-label = Plats
    .device-label = Enhet
    .question = Berätta för oss om det var du.
    .yes = Ja, det var jag
    .no = Nej, det var inte jag
    .ignore = Var det inte du? Byt ditt lösenord nu.

password-changed =
    .subject = Ditt lösenord för { -brand } har ändrats
    .preheader = Om du inte har ändrat det, återställ ditt lösenord nu.
    .heading = Ditt lösenord har ändrats
    .intro = Lösenordet för ditt konto har precis ändrats.
    .action = Logga in
    .ignore = Var det inte du? Återställ ditt lösenord nu.

welcome =
    .subject = Välkommen till { -brand }
    .preheader = Ditt konto är bekräftat och klart att använda.
    .heading = Välkommen till { -brand }
    .intro = Ditt konto är bekräftat och klart att använda.
    .action = Logga in
    .ignore = Om du inte har skapat kontot, kontakta oss.
