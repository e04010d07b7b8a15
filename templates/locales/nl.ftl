# Nederlands. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "u", as DigiD and the security messages of most banks write.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Beste { $name },
    .greeting-anonymous = Hallo,
    .code-label = Uw code
    .expires = { $hours ->
        [one] Deze is { $hours } uur geldig.
       *[other] Deze is { $hours } uur geldig.
    }
    .never-share = Deel deze code met niemand. { -brand } zal u er nooit om vragen.
    .link-hint = Werkt de knop niet? Kopieer dan dit adres naar uw browser:
    .help = Vragen? Schrijf naar

sign-up =
    .subject = Bevestig uw e-mailadres voor { -brand }
    .preheader = Nog één stap: bevestig dat dit e-mailadres van u is.
    .heading = Bevestig uw e‑mailadres
    .intro = Bedankt voor uw aanmelding. Voer deze code in om te bevestigen dat dit e‑mailadres van u is.
    .intro-link = Bedankt voor uw aanmelding. Volg deze link om te bevestigen dat dit e‑mailadres van u is.
    .action = Adres bevestigen
    .expires = { shared.expires }
    .ignore = Hebt u zich niet aangemeld? Negeer dan deze e‑mail: zonder bevestiging gebeurt er niets.
    .sms = { $code } is uw { -brand }-code om uw nummer te bevestigen. Deel deze met niemand.

resend-code =
    .subject = Uw nieuwe bevestigingscode voor { -brand }
    .subject-link = { sign-up.subject }
    .preheader = U hebt hier opnieuw om gevraagd. Bevestig dat dit e-mailadres van u is.
    .heading = Hier is uw bericht opnieuw
    .intro = U hebt ons gevraagd dit nog eens te sturen. Voer deze code in om te bevestigen dat dit e‑mailadres van u is.
    .intro-link = U hebt ons gevraagd dit nog eens te sturen. Volg deze link om te bevestigen dat dit e‑mailadres van u is.
    .action = Adres bevestigen
    .expires = { shared.expires }
    .ignore = Hebt u hier niet om gevraagd? Negeer dan deze e‑mail: zonder bevestiging gebeurt er niets.
    .sms = { $code } is uw nieuwe { -brand }-code om uw nummer te bevestigen. Deel deze met niemand.

admin-create-user =
    .subject = Uw account bij { -brand } staat klaar
    .preheader = Uw gebruikersnaam en een tijdelijk wachtwoord om voor het eerst in te loggen.
    .heading = Welkom bij { -brand }
    .intro = Er is een account voor u aangemaakt. Log in met deze gegevens en kies daarna een eigen wachtwoord.
    .username-label = Gebruikersnaam
    .password-label = Tijdelijk wachtwoord
    .action = Inloggen
    .expires = { $days ->
        [0] Log in voordat het tijdelijke wachtwoord verloopt.
        [one] Het tijdelijke wachtwoord is { $days } dag geldig.
       *[other] Het tijdelijke wachtwoord is { $days } dagen geldig.
    }
    .never-share = Deel dit wachtwoord met niemand. { -brand } zal u er nooit om vragen.
    .sent-to = Verzonden naar:
    .ignore = Verwachtte u deze uitnodiging niet? Negeer dan deze e‑mail.
    .sms = { -brand }: uw gebruikersnaam is { $username } en uw tijdelijke wachtwoord { $code }

admin-create-user_passwordless =
    .preheader = Uw account staat klaar. Log in met de gebruikersnaam in dit bericht.
    .intro = Er is een account voor u aangemaakt. Log in met deze gebruikersnaam.
    .sms = { -brand }: uw account staat klaar. Uw gebruikersnaam is { $username }

forgot-password =
    .subject = Stel uw wachtwoord voor { -brand } opnieuw in
    .preheader = Met de code in dit bericht kiest u een nieuw wachtwoord.
    .heading = Stel uw wachtwoord opnieuw in
    .intro = We hebben een verzoek ontvangen om uw wachtwoord opnieuw in te stellen. Voer deze code in om een nieuw wachtwoord te kiezen.
    .action = Nieuw wachtwoord kiezen
    .expires = { shared.expires }
    .ignore = Hebt u hier niet om gevraagd? Negeer dan deze e‑mail: uw wachtwoord blijft ongewijzigd.
    .sms = { $code } is uw { -brand }-code voor een nieuw wachtwoord. Deel deze met niemand.

forgot-password_by-admin =
    .subject = Uw wachtwoord voor { -brand } is gereset
    .heading = Uw wachtwoord is gereset
    .intro = Uw wachtwoord is gereset. Voer deze code in om een nieuw wachtwoord te kiezen.
    .ignore = Uw vorige wachtwoord werkt niet meer. Kies daarom een nieuw wachtwoord.

update-user-attribute =
    .subject = Bevestig uw nieuwe contactgegevens bij { -brand }
    .preheader = U hebt uw contactgegevens gewijzigd. Bevestig ze om de wijziging door te voeren.
    .heading = Bevestig de wijziging
    .intro = U hebt uw contactgegevens gewijzigd. Voer deze code in om de nieuwe gegevens te bevestigen.
    .action = Wijziging bevestigen
    .expires = { shared.expires }
    .ignore = Hebt u dit niet gewijzigd? Log dan in en wijzig uw wachtwoord.
    .sms = { $code } is uw { -brand }-code om uw nieuwe nummer te bevestigen. Deel deze met niemand.

update-user-attribute_by-admin =
    .preheader = De contactgegevens van uw account zijn gewijzigd. Bevestig de nieuwe gegevens.
    .intro = De contactgegevens van uw account zijn gewijzigd. Voer deze code in om de nieuwe gegevens te bevestigen.
    .ignore = Verwachtte u deze wijziging niet? Voer de code dan niet in.

verify-user-attribute =
    .subject = Controleer uw contactgegevens voor { -brand }
    .preheader = Toon met de code in dit bericht aan dat deze contactgegevens van u zijn.
    .heading = Controleer uw contactgegevens
    .intro = Voer deze code in om aan te tonen dat deze contactgegevens van u zijn.
    .action = Controleren
    .expires = { shared.expires }
    .ignore = Hebt u hier niet om gevraagd? Negeer dan deze e‑mail: er verandert niets.
    .sms = { $code } is uw { -brand }-code om uw nummer te controleren. Deel deze met niemand.

authentication =
    .subject = Uw inlogcode voor { -brand }
    .preheader = Voer de code in dit bericht in om het inloggen te voltooien.
    .heading = Uw inlogcode
    .intro = Voer deze code in om het inloggen te voltooien.
    .action = Inloggen voltooien
    .expires = Deze is slechts enkele minuten geldig.
    .ignore = Bent u nu niet aan het inloggen? Negeer dan deze e‑mail en deel de code met niemand.
    .sms = { $code } is uw inlogcode voor { -brand }. Deel deze met niemand.

account-take-over-notification =
    .subject = Ongebruikelijke aanmelding bij uw { -brand }-account
    .preheader = Controleer of u het was en wat u moet doen als dat niet zo is.
    .heading = Was u dit?
    .intro = We hebben een ongebruikelijke aanmelding bij uw account opgemerkt.
    .intro-blocked = We hebben een ongebruikelijke poging om in te loggen op uw account geblokkeerd.
    .time-label = Tijd
    .place-label = Plaats
    .device-label = Apparaat
    .question = Laat ons weten of u het was.
    .yes = Ja, dat was ik
    .no = Nee, dat was ik niet
    .ignore = Was u dit niet? Wijzig dan nu uw wachtwoord.

password-changed =
    .subject = Uw wachtwoord van { -brand } is gewijzigd
    .preheader = Hebt u het niet gewijzigd? Stel dan nu uw wachtwoord opnieuw in.
    .heading = Uw wachtwoord is gewijzigd
    .intro = Het wachtwoord van uw account is zojuist gewijzigd.
    .action = Inloggen
    .ignore = Was u dit niet? Stel dan nu uw wachtwoord opnieuw in.

welcome =
    .subject = Welkom bij { -brand }
    .preheader = Uw account is bevestigd en klaar voor gebruik.
    .heading = Welkom bij { -brand }
    .intro = Uw account is bevestigd en klaar voor gebruik.
    .action = Inloggen
    .ignore = Hebt u dit account niet aangemaakt? Neem dan contact met ons op.
