# Dansk. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "du", as Danish banks and MitID write.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Hej { $name }
    .greeting-anonymous = Hej
    .code-label = Din kode
    .expires = { $hours ->
        [one] Den gælder i { $hours } time.
       *[other] Den gælder i { $hours } timer.
    }
    .never-share = Del aldrig denne kode med nogen. { -brand } vil aldrig bede dig om den.
    .link-hint = Hvis knappen ikke virker, kan du kopiere denne adresse til din browser:
    .help = Spørgsmål? Skriv til

sign-up =
    .subject = Bekræft din e-mailadresse til { -brand }
    .preheader = Kun ét trin tilbage: bekræft, at denne e-mailadresse er din.
    .heading = Bekræft din e-mailadresse
    .intro = Tak for din tilmelding. Indtast koden for at bekræfte, at denne e-mailadresse er din.
    .intro-link = Tak for din tilmelding. Følg linket for at bekræfte, at denne e-mailadresse er din.
    .action = Bekræft adressen
    .expires = { shared.expires }
    .ignore = Hvis du ikke har tilmeldt dig, kan du se bort fra denne mail: uden bekræftelse sker der ikke noget.
    .sms = { $code } er din kode fra { -brand } til at bekræfte dit nummer. Del den ikke med nogen.

resend-code =
    .subject = Din nye bekræftelseskode fra { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Du har bedt om den igen. Bekræft, at denne e-mailadresse er din.
    .heading = Her er den igen
    .intro = Du har bedt os om at sende dette igen. Indtast koden for at bekræfte, at denne e-mailadresse er din.
    .intro-link = Du har bedt os om at sende dette igen. Følg linket for at bekræfte, at denne e-mailadresse er din.
    .action = Bekræft adressen
    .expires = { shared.expires }
    .ignore = Hvis du ikke har bedt om det, kan du se bort fra denne mail: uden bekræftelse sker der ikke noget.
    .sms = { $code } er din nye kode fra { -brand } til at bekræfte dit nummer. Del den ikke med nogen.

admin-create-user =
    .subject = Din konto hos { -brand } er klar
    .preheader = Her er dit brugernavn og en midlertidig adgangskode til dit første login.
    .heading = Velkommen til { -brand }
    .intro = Der er oprettet en konto til dig. Log ind med disse oplysninger, og vælg derefter din egen adgangskode.
    .username-label = Brugernavn
    .password-label = Midlertidig adgangskode
    .action = Log ind
    .expires = Log ind, inden den midlertidige adgangskode udløber.
    .never-share = Del aldrig denne adgangskode med nogen. { -brand } vil aldrig bede dig om den.
    .sent-to = Sendt til:
    .ignore = Hvis du ikke ventede denne invitation, kan du se bort fra denne mail.
    .sms = { -brand }: dit brugernavn er { $username } og din midlertidige adgangskode { $code }

forgot-password =
    .subject = Nulstil din adgangskode til { -brand }
    .preheader = Brug koden i denne mail til at vælge en ny adgangskode.
    .heading = Nulstil din adgangskode
    .intro = Vi har modtaget en anmodning om at nulstille din adgangskode. Indtast koden for at vælge en ny.
    .action = Vælg en ny adgangskode
    .expires = { shared.expires }
    .ignore = Hvis du ikke har bedt om det, kan du se bort fra denne mail: din adgangskode forbliver den samme.
    .sms = { $code } er din kode fra { -brand } til at nulstille din adgangskode. Del den ikke med nogen.

update-user-attribute =
    .subject = Bekræft dine nye kontaktoplysninger hos { -brand }
    .preheader = Du har ændret dine kontaktoplysninger. Bekræft dem, så ændringen træder i kraft.
    .heading = Bekræft ændringen
    .intro = Du har ændret dine kontaktoplysninger. Indtast koden for at bekræfte de nye.
    .action = Bekræft ændringen
    .expires = { shared.expires }
    .ignore = Hvis det ikke er dig, der har foretaget ændringen, skal du logge ind og ændre din adgangskode.
    .sms = { $code } er din kode fra { -brand } til at bekræfte dit nye nummer. Del den ikke med nogen.

verify-user-attribute =
    .subject = Bekræft dine kontaktoplysninger hos { -brand }
    .preheader = Vis med koden i denne mail, at kontaktoplysningerne er dine.
    .heading = Bekræft dine kontaktoplysninger
    .intro = Indtast koden for at vise, at disse kontaktoplysninger er dine.
    .action = Bekræft
    .expires = { shared.expires }
    .ignore = Hvis du ikke har bedt om det, kan du se bort fra denne mail: der ændres ikke noget.
    .sms = { $code } er din kode fra { -brand } til at bekræfte dit nummer. Del den ikke med nogen.

authentication =
    .subject = Din loginkode til { -brand }
    .preheader = Indtast koden i denne mail for at gøre dit login færdigt.
    .heading = Din loginkode
    .intro = Indtast koden for at gøre dit login færdigt.
    .action = Afslut login
    .expires = Den gælder kun i få minutter.
    .ignore = Hvis du ikke er ved at logge ind lige nu, kender nogen måske din adgangskode: skift den.
    .sms = { $code } er din loginkode til { -brand }. Del den ikke med nogen.
