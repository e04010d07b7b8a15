# Deutsch. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "Sie". After the comma of the greeting, .intro begins in lower case.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Guten Tag { $name },
    .greeting-anonymous = Guten Tag,
    .code-label = Ihr Code
    .expires = { $hours ->
        [one] Er gilt { $hours } Stunde lang.
       *[other] Er gilt { $hours } Stunden lang.
    }
    .never-share = Geben Sie diesen Code niemals weiter. { -brand } wird Sie nie danach fragen.
    .link-hint = Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:
    .help = Fragen? Schreiben Sie an

sign-up =
    .subject = Bestätigen Sie Ihre E-Mail-Adresse für { -brand }
    .preheader = Nur noch ein Schritt: Bestätigen Sie, dass diese Adresse Ihnen gehört.
    .heading = Bestätigen Sie Ihre E‑Mail-Adresse
    .intro = vielen Dank für Ihre Anmeldung. Geben Sie diesen Code ein, um zu bestätigen, dass diese Adresse Ihnen gehört.
    .intro-link = vielen Dank für Ihre Anmeldung. Folgen Sie diesem Link, um zu bestätigen, dass diese Adresse Ihnen gehört.
    .action = Adresse bestätigen
    .expires = { shared.expires }
    .ignore = Falls Sie sich nicht angemeldet haben, ignorieren Sie diese E‑Mail: Ohne Bestätigung geschieht nichts.
    .sms = { $code } ist Ihr { -brand }-Code zur Bestätigung Ihrer Nummer. Nicht weitergeben.

resend-code =
    .subject = Ihr neuer Bestätigungscode von { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Sie haben ihn erneut angefordert. Bestätigen Sie damit, dass diese Adresse Ihnen gehört.
    .heading = Hier ist er noch einmal
    .intro = Sie haben uns um eine neue Nachricht gebeten. Geben Sie diesen Code ein, um zu bestätigen, dass diese Adresse Ihnen gehört.
    .intro-link = Sie haben uns um eine neue Nachricht gebeten. Folgen Sie diesem Link, um zu bestätigen, dass diese Adresse Ihnen gehört.
    .action = Adresse bestätigen
    .expires = { shared.expires }
    .ignore = Falls Sie nicht darum gebeten haben, ignorieren Sie diese E‑Mail: Ohne Bestätigung geschieht nichts.
    .sms = { $code } ist Ihr neuer { -brand }-Code zur Bestätigung Ihrer Nummer. Nicht weitergeben.

admin-create-user =
    .subject = Ihr Konto bei { -brand } ist bereit
    .preheader = Ihr Benutzername und ein vorläufiges Passwort für die erste Anmeldung.
    .heading = Willkommen bei { -brand }
    .intro = für Sie wurde ein Konto angelegt. Melden Sie sich mit diesen Angaben an und wählen Sie dann ein eigenes Passwort.
    .username-label = Benutzername
    .password-label = Vorläufiges Passwort
    .action = Anmelden
    .expires = { $days ->
        [0] Bitte melden Sie sich an, bevor das vorläufige Passwort abläuft.
        [one] Das vorläufige Passwort gilt { $days } Tag lang.
       *[other] Das vorläufige Passwort gilt { $days } Tage lang.
    }
    .never-share = Geben Sie dieses Passwort niemals weiter. { -brand } wird Sie nie danach fragen.
    .sent-to = Gesendet an:
    .ignore = Falls Sie diese Einladung nicht erwartet haben, ignorieren Sie diese E‑Mail.
    .sms = { -brand }: Ihr Benutzername ist { $username } und Ihr vorläufiges Passwort { $code }

admin-create-user_passwordless =
    .preheader = Ihr Konto ist bereit. Melden Sie sich mit dem Benutzernamen aus dieser Nachricht an.
    .intro = für Sie wurde ein Konto angelegt. Melden Sie sich mit diesem Benutzernamen an.
    .sms = { -brand }: Ihr Konto ist bereit. Ihr Benutzername ist { $username }

forgot-password =
    .subject = Setzen Sie Ihr Passwort für { -brand } zurück
    .preheader = Mit dem Code in dieser Nachricht wählen Sie ein neues Passwort.
    .heading = Passwort zurücksetzen
    .intro = wir haben eine Anfrage erhalten, Ihr Passwort zurückzusetzen. Geben Sie diesen Code ein, um ein neues zu wählen.
    .action = Neues Passwort wählen
    .expires = { shared.expires }
    .ignore = Falls Sie nicht darum gebeten haben, ignorieren Sie diese E‑Mail: Ihr Passwort bleibt, wie es ist.
    .sms = { $code } ist Ihr { -brand }-Code zum Zurücksetzen Ihres Passworts. Nicht weitergeben.

forgot-password_by-admin =
    .subject = Ihr Passwort für { -brand } wurde zurückgesetzt
    .heading = Ihr Passwort wurde zurückgesetzt
    .intro = Ihr Passwort wurde zurückgesetzt. Geben Sie diesen Code ein, um ein neues zu wählen.
    .ignore = Ihr bisheriges Passwort gilt nicht mehr. Bitte wählen Sie ein neues.

update-user-attribute =
    .subject = Bestätigen Sie Ihre neuen Kontaktdaten bei { -brand }
    .preheader = Sie haben Ihre Kontaktdaten geändert. Bestätigen Sie sie, damit sie gelten.
    .heading = Bestätigen Sie die Änderung
    .intro = Sie haben Ihre Kontaktdaten geändert. Geben Sie diesen Code ein, um die neuen zu bestätigen.
    .action = Änderung bestätigen
    .expires = { shared.expires }
    .ignore = Falls diese Änderung nicht von Ihnen stammt, melden Sie sich an und ändern Sie Ihr Passwort.
    .sms = { $code } ist Ihr { -brand }-Code zur Bestätigung Ihrer neuen Nummer. Nicht weitergeben.

update-user-attribute_by-admin =
    .preheader = Die Kontaktdaten Ihres Kontos wurden geändert. Bestätigen Sie die neuen Angaben.
    .intro = die Kontaktdaten Ihres Kontos wurden geändert. Geben Sie diesen Code ein, um die neuen zu bestätigen.
    .ignore = Falls Sie diese Änderung nicht erwartet haben, geben Sie den Code nicht ein.

verify-user-attribute =
    .subject = Bestätigen Sie Ihre Kontaktdaten für { -brand }
    .preheader = Zeigen Sie mit dem Code in dieser Nachricht, dass diese Kontaktdaten Ihre sind.
    .heading = Bestätigen Sie Ihre Kontaktdaten
    .intro = geben Sie diesen Code ein, um zu zeigen, dass diese Kontaktdaten Ihnen gehören.
    .action = Bestätigen
    .expires = { shared.expires }
    .ignore = Falls Sie nicht darum gebeten haben, ignorieren Sie diese E‑Mail: Es ändert sich nichts.
    .sms = { $code } ist Ihr { -brand }-Code zur Prüfung Ihrer Nummer. Nicht weitergeben.

authentication =
    .subject = Ihr Anmeldecode für { -brand }
    .preheader = Mit dem Code in dieser Nachricht schließen Sie die Anmeldung ab.
    .heading = Ihr Anmeldecode
    .intro = geben Sie diesen Code ein, um die Anmeldung abzuschließen.
    .action = Anmeldung abschließen
    .expires = Er gilt nur wenige Minuten.
    .ignore = Falls Sie sich gerade nicht anmelden, ignorieren Sie diese E‑Mail und behalten Sie den Code für sich.
    .sms = { $code } ist Ihr Anmeldecode für { -brand }. Nicht weitergeben.

account-take-over-notification =
    .subject = Ungewöhnliche Anmeldung bei Ihrem { -brand }-Konto
    .preheader = Prüfen Sie, ob Sie das waren, und was zu tun ist, falls nicht.
    .heading = Waren Sie das?
    .intro = wir haben eine ungewöhnliche Anmeldung bei Ihrem Konto bemerkt.
    .intro-blocked = wir haben einen ungewöhnlichen Versuch blockiert, sich bei Ihrem Konto anzumelden.
    .time-label = Zeit
    .place-label = Ort
    .device-label = Gerät
    .question = Bitte sagen Sie uns, ob Sie das waren.
    .yes = Ja, das war ich
    .no = Nein, das war ich nicht
    .ignore = Das waren nicht Sie? Ändern Sie jetzt Ihr Passwort.

password-changed =
    .subject = Ihr Passwort bei { -brand } wurde geändert
    .preheader = Falls Sie es nicht geändert haben, setzen Sie Ihr Passwort jetzt zurück.
    .heading = Ihr Passwort wurde geändert
    .intro = das Passwort Ihres Kontos wurde gerade geändert.
    .action = Anmelden
    .ignore = Das waren nicht Sie? Setzen Sie Ihr Passwort jetzt zurück.

welcome =
    .subject = Willkommen bei { -brand }
    .preheader = Ihr Konto ist bestätigt. Sie können sich jetzt anmelden.
    .heading = Willkommen bei { -brand }
    .intro = Ihr Konto ist bestätigt und bereit.
    .action = Anmelden
    .ignore = Falls Sie dieses Konto nicht angelegt haben, schreiben Sie uns.
