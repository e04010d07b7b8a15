# Nederlands. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "u", friendly and short, as DigiD and large web shops write.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Hallo { $name },
    .greeting-anonymous = Hallo,
    .code-label = Uw code
    .expires = { $hours ->
        [one] Verloopt over { $hours } uur
       *[other] Verloopt over { $hours } uur
    }
    .never-share = Deel deze code met niemand. { -brand } vraagt er nooit naar.
    .link-hint = Werkt de knop niet? Plak deze link in uw browser:
    .help = Hulp nodig? Mail naar
    .reason = U ontvangt deze e‑mail omdat uw adres bij { -brand } is gebruikt.

sign-up =
    .subject = Bevestig uw e-mailadres voor { -brand }
    .preheader = Nog één stap en uw account is klaar voor gebruik.
    .heading = Bevestig uw e‑mailadres
    .intro = Fijn dat u er bent. Voer deze code in om uw e‑mailadres te bevestigen.
    .intro-link = Fijn dat u er bent. Bevestig uw e‑mailadres om te beginnen.
    .action = E‑mailadres bevestigen
    .expires = { shared.expires }
    .ignore = Hebt u zich niet aangemeld? Dan kunt u deze e‑mail negeren.
    .sms = { $code } is uw { -brand }-code om uw nummer te bevestigen. Deel deze met niemand.

resend-code =
    .subject = Uw nieuwe bevestigingscode van { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Zoals u vroeg, opnieuw: bevestig uw e‑mailadres.
    .heading = Bevestig uw e‑mailadres
    .intro = Hier is uw nieuwe code. Voer hem in om uw e‑mailadres te bevestigen.
    .intro-link = Hier is uw nieuwe link. Bevestig er uw e‑mailadres mee.
    .action = E‑mailadres bevestigen
    .expires = { shared.expires }
    .ignore = Hebt u hier niet om gevraagd? Dan kunt u deze e‑mail negeren.
    .sms = { $code } is uw nieuwe { -brand }-code om uw nummer te bevestigen. Deel deze met niemand.

admin-create-user =
    .subject = Uw account bij { -brand } staat klaar
    .preheader = Hier vindt u uw gebruikersnaam en een tijdelijk wachtwoord.
    .heading = Welkom bij { -brand }
    .intro = We hebben een account voor u gemaakt. Log in met deze gegevens en kies daarna een eigen wachtwoord.
    .username-label = Gebruikersnaam
    .password-label = Tijdelijk wachtwoord
    .action = Inloggen
    .expires = { $days ->
        [0] Log snel in: het tijdelijke wachtwoord verloopt.
        [one] Het tijdelijke wachtwoord verloopt over { $days } dag.
       *[other] Het tijdelijke wachtwoord verloopt over { $days } dagen.
    }
    .never-share = Deel dit wachtwoord met niemand. { -brand } vraagt er nooit naar.
    .sent-to = Verzonden naar:
    .ignore = Had u deze uitnodiging niet verwacht? Dan kunt u deze e‑mail negeren.
    .sms = { -brand }: uw gebruikersnaam is { $username } en uw tijdelijke wachtwoord { $code }

admin-create-user_passwordless =
    .preheader = Alles staat klaar. U hebt alleen uw gebruikersnaam nodig.
    .intro = We hebben een account voor u gemaakt. Log in met deze gebruikersnaam.
    .sms = { -brand }: uw account staat klaar. Uw gebruikersnaam is { $username }

forgot-password =
    .subject = Stel uw wachtwoord voor { -brand } opnieuw in
    .preheader = Met de code in deze e‑mail kiest u een nieuw wachtwoord.
    .heading = Stel uw wachtwoord opnieuw in
    .intro = Voer deze code in om een nieuw wachtwoord te kiezen.
    .action = Nieuw wachtwoord kiezen
    .expires = { shared.expires }
    .ignore = Hebt u hier niet om gevraagd? Dan kunt u deze e‑mail negeren. Uw wachtwoord verandert niet.
    .sms = { $code } is uw { -brand }-code voor een nieuw wachtwoord. Deel deze met niemand.

forgot-password_by-admin =
    .subject = Uw wachtwoord voor { -brand } is opnieuw ingesteld
    .heading = Uw wachtwoord is opnieuw ingesteld
    .intro = Een beheerder heeft uw wachtwoord opnieuw ingesteld. Voer deze code in om zelf een nieuw te kiezen.
    .ignore = Uw oude wachtwoord werkt niet meer.

update-user-attribute =
    .subject = Bevestig uw nieuwe contactgegevens bij { -brand }
    .preheader = Voer de code in, dan gaat uw wijziging meteen in.
    .heading = Bevestig uw nieuwe contactgegevens
    .intro = U hebt uw contactgegevens gewijzigd. Voer deze code in om de wijziging te bevestigen.
    .action = Wijziging bevestigen
    .expires = { shared.expires }
    .ignore = Was u dit niet? Wijzig nu uw wachtwoord.
    .sms = { $code } is uw { -brand }-code om uw nieuwe nummer te bevestigen. Deel deze met niemand.

update-user-attribute_by-admin =
    .preheader = Een beheerder heeft ze gewijzigd. Bevestig ze met de code.
    .intro = Een beheerder heeft uw contactgegevens gewijzigd. Voer deze code in om de wijziging te bevestigen.
    .ignore = Had u deze wijziging niet verwacht? Voer de code dan niet in.

verify-user-attribute =
    .subject = Bevestig uw contactgegevens voor { -brand }
    .preheader = Voer de code in, zodat we u kunnen bereiken.
    .heading = Bevestig uw contactgegevens
    .intro = Voer deze code in om te bevestigen dat deze contactgegevens van u zijn.
    .action = Bevestigen
    .expires = { shared.expires }
    .ignore = Hebt u hier niet om gevraagd? Dan kunt u deze e‑mail negeren.
    .sms = { $code } is uw { -brand }-code om uw nummer te controleren. Deel deze met niemand.

authentication =
    .subject = Uw inlogcode voor { -brand }
    .preheader = Voer hem in om in te loggen. Hij is maar enkele minuten geldig.
    .heading = Uw inlogcode
    .intro = Voer deze code in om in te loggen.
    .action = Inloggen
    .expires = Verloopt over enkele minuten
    .ignore = Bent u nu niet aan het inloggen? Dan kunt u deze e‑mail negeren.
    .sms = { $code } is uw inlogcode voor { -brand }. Deel deze met niemand.

account-take-over-notification =
    .subject = Ongewone inlog op uw account bij { -brand }
    .preheader = Bekijk de gegevens en laat ons weten of u het was.
    .heading = Was u dit?
    .intro = We zagen dat er op een ongewone manier op uw account is ingelogd.
    .intro-blocked = We hebben een ongewone poging om op uw account in te loggen geblokkeerd.
    .time-label = Tijd:
    .place-label = Plaats:
    .device-label = Apparaat:
    .question = Laat het ons weten:
    .yes = Ja, dat was ik
    .no = Nee, dat was ik niet
    .ignore = Was u dit niet? Wijzig nu uw wachtwoord.

password-changed =
    .subject = Uw wachtwoord voor { -brand } is gewijzigd
    .preheader = Was u dit niet? Stel uw wachtwoord dan meteen opnieuw in.
    .heading = Uw wachtwoord is gewijzigd
    .intro = Het wachtwoord van uw account is zojuist gewijzigd.
    .action = Inloggen
    .ignore = Was u dit niet? Stel uw wachtwoord nu opnieuw in.

welcome =
    .subject = Welkom bij { -brand }
    .preheader = Uw account is bevestigd. U kunt inloggen wanneer u wilt.
    .heading = Alles staat klaar
    .intro = Uw account is bevestigd en klaar voor gebruik.
    .action = Inloggen
    .ignore = Hebt u dit account niet gemaakt? Neem contact met ons op.
