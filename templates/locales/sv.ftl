# Svenska. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "du" in lower case, short and friendly, as Swedish banks and BankID write.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Hej { $name }!
    .greeting-anonymous = Hej!
    .code-label = Din kod
    .expires = { $hours ->
        [one] Går ut om { $hours } timme
       *[other] Går ut om { $hours } timmar
    }
    .never-share = Dela aldrig den här koden. { -brand } frågar aldrig efter den.
    .link-hint = Fungerar inte knappen? Klistra in länken i webbläsaren:
    .help = Behöver du hjälp? Skriv till
    .reason = Du får det här mejlet eftersom din adress har använts hos { -brand }.

sign-up =
    .subject = Bekräfta din e-postadress för { -brand }
    .preheader = Bara ett steg kvar, sedan är ditt konto klart.
    .heading = Bekräfta din e‑postadress
    .intro = Kul att du är här! Ange koden för att bekräfta din e‑postadress.
    .intro-link = Kul att du är här! Bekräfta din e‑postadress för att komma i gång.
    .action = Bekräfta e‑postadress
    .expires = { shared.expires }
    .ignore = Har du inte registrerat dig? Då kan du bortse från det här mejlet.
    .sms = { $code } är din kod från { -brand } för att bekräfta ditt nummer. Dela den inte med någon.

resend-code =
    .subject = Din nya bekräftelsekod från { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Här kommer den igen. Bekräfta din e‑postadress.
    .heading = Bekräfta din e‑postadress
    .intro = Här är din nya kod. Ange den för att bekräfta din e‑postadress.
    .intro-link = Här är din nya länk. Använd den för att bekräfta din e‑postadress.
    .action = Bekräfta e‑postadress
    .expires = { shared.expires }
    .ignore = Har du inte bett om det här? Då kan du bortse från mejlet.
    .sms = { $code } är din nya kod från { -brand } för att bekräfta ditt nummer. Dela den inte med någon.

admin-create-user =
    .subject = Ditt konto hos { -brand } är klart
    .preheader = Här är ditt användarnamn och ett tillfälligt lösenord.
    .heading = Välkommen till { -brand }
    .intro = Vi har skapat ett konto åt dig. Logga in med uppgifterna nedan och välj sedan ett eget lösenord.
    .username-label = Användarnamn
    .password-label = Tillfälligt lösenord
    .action = Logga in
    .expires = { $days ->
        [0] Logga in snart: det tillfälliga lösenordet går ut.
        [one] Det tillfälliga lösenordet går ut om { $days } dag.
       *[other] Det tillfälliga lösenordet går ut om { $days } dagar.
    }
    .never-share = Dela aldrig det här lösenordet. { -brand } frågar aldrig efter det.
    .sent-to = Skickat till:
    .ignore = Väntade du dig inte den här inbjudan? Då kan du bortse från mejlet.
    .sms = { -brand }: ditt användarnamn är { $username } och ditt tillfälliga lösenord { $code }

admin-create-user_passwordless =
    .preheader = Allt är klart. Du behöver bara ditt användarnamn.
    .intro = Vi har skapat ett konto åt dig. Logga in med det här användarnamnet.
    .sms = { -brand }: ditt konto är klart. Ditt användarnamn är { $username }

forgot-password =
    .subject = Återställ ditt lösenord hos { -brand }
    .preheader = Med koden i mejlet kan du välja ett nytt lösenord.
    .heading = Återställ ditt lösenord
    .intro = Ange koden för att välja ett nytt lösenord.
    .action = Välj nytt lösenord
    .expires = { shared.expires }
    .ignore = Har du inte bett om det här? Då kan du bortse från mejlet. Ditt lösenord ändras inte.
    .sms = { $code } är din kod från { -brand } för att återställa lösenordet. Dela den inte med någon.

forgot-password_by-admin =
    .subject = Ditt lösenord hos { -brand } har återställts
    .heading = Ditt lösenord har återställts
    .intro = En administratör har återställt ditt lösenord. Ange koden för att välja ett nytt.
    .ignore = Ditt gamla lösenord fungerar inte längre.

update-user-attribute =
    .subject = Bekräfta dina nya kontaktuppgifter hos { -brand }
    .preheader = Ange koden så börjar ändringen gälla direkt.
    .heading = Bekräfta dina nya kontaktuppgifter
    .intro = Du har ändrat dina kontaktuppgifter. Ange koden för att bekräfta ändringen.
    .action = Bekräfta ändringen
    .expires = { shared.expires }
    .ignore = Var det inte du? Byt lösenord nu.
    .sms = { $code } är din kod från { -brand } för att bekräfta ditt nya nummer. Dela den inte med någon.

update-user-attribute_by-admin =
    .preheader = En administratör har ändrat dem. Bekräfta dem med koden.
    .intro = En administratör har ändrat dina kontaktuppgifter. Ange koden för att bekräfta ändringen.
    .ignore = Väntade du dig inte ändringen? Ange inte koden.

verify-user-attribute =
    .subject = Bekräfta dina kontaktuppgifter för { -brand }
    .preheader = Ange koden, så vet vi hur vi kan nå dig.
    .heading = Bekräfta dina kontaktuppgifter
    .intro = Ange koden för att bekräfta att kontaktuppgifterna är dina.
    .action = Bekräfta
    .expires = { shared.expires }
    .ignore = Har du inte bett om det här? Då kan du bortse från mejlet.
    .sms = { $code } är din kod från { -brand } för att verifiera ditt nummer. Dela den inte med någon.

authentication =
    .subject = Din inloggningskod för { -brand }
    .preheader = Ange den för att logga in. Den gäller bara några minuter.
    .heading = Din inloggningskod
    .intro = Ange koden för att logga in.
    .action = Logga in
    .expires = Går ut om några minuter
    .ignore = Försöker du inte logga in? Då kan du bortse från mejlet.
    .sms = { $code } är din inloggningskod till { -brand }. Dela den inte med någon.

account-take-over-notification =
    .subject = Ovanlig inloggning på ditt konto hos { -brand }
    .preheader = Titta på uppgifterna och berätta om det var du.
    .heading = Var det du?
    .intro = Vi har märkt en ovanlig inloggning på ditt konto.
    .intro-blocked = Vi har blockerat ett ovanligt försök att logga in på ditt konto.
    .time-label = Tid:
    .place-label = Plats:
    .device-label = Enhet:
    .question = Berätta för oss:
    .yes = Ja, det var jag
    .no = Nej, det var inte jag
    .ignore = Var det inte du? Byt lösenord nu.

password-changed =
    .subject = Ditt lösenord hos { -brand } har ändrats
    .preheader = Var det inte du? Återställ lösenordet direkt.
    .heading = Ditt lösenord har ändrats
    .intro = Lösenordet till ditt konto ändrades nyss.
    .action = Logga in
    .ignore = Var det inte du? Återställ lösenordet nu.

welcome =
    .subject = Välkommen till { -brand }
    .preheader = Ditt konto är bekräftat. Logga in när du vill.
    .heading = Allt är klart
    .intro = Ditt konto är bekräftat och redo att användas.
    .action = Logga in
    .ignore = Har du inte skapat kontot? Kontakta oss.
