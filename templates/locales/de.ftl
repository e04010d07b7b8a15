# Deutsch. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "Sie", short sentences. After the comma of the greeting, .intro begins in lower case. A no-break
# space before the last word keeps it from standing alone on a line.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Hallo { $name },
    .greeting-anonymous = Hallo,
    .code-label = Ihr Code
    .expires = { $hours ->
        [one] Läuft in { $hours } Stunde ab
       *[other] Läuft in { $hours } Stunden ab
    }
    .never-share = Geben Sie diesen Code niemals weiter. { -brand } fragt Sie nie danach.
    .link-hint = Der Button funktioniert nicht? Kopieren Sie diesen Link in Ihren Browser:
    .help = Fragen? Schreiben Sie an
    .reason = Sie erhalten diese E‑Mail, weil Ihre Adresse bei { -brand } angegeben wurde.

sign-up =
    .subject = Bestätigen Sie Ihre E-Mail-Adresse für { -brand }
    .preheader = Nur noch ein Schritt, dann können Sie loslegen.
    .heading = Bestätigen Sie Ihre E‑Mail-Adresse
    .intro = schön, dass Sie da sind. Geben Sie diesen Code ein, um Ihre E‑Mail-Adresse zu bestätigen.
    .intro-link = schön, dass Sie da sind. Bestätigen Sie jetzt Ihre E‑Mail-Adresse, um loszulegen.
    .action = E‑Mail-Adresse bestätigen
    .expires = { shared.expires }
    .ignore = Sie haben sich nicht registriert? Dann können Sie diese E‑Mail einfach ignorieren.
    .sms = { $code } ist Ihr { -brand }-Code zur Bestätigung Ihrer Nummer. Nicht weitergeben.

resend-code =
    .subject = Ihr neuer Bestätigungscode von { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Wie gewünscht noch einmal: Bestätigen Sie Ihre E‑Mail-Adresse.
    .heading = Bestätigen Sie Ihre E‑Mail-Adresse
    .intro = hier ist Ihr neuer Code. Geben Sie ihn ein, um Ihre E‑Mail-Adresse zu bestätigen.
    .intro-link = hier ist Ihr neuer Link. Bestätigen Sie damit Ihre E‑Mail-Adresse.
    .action = E‑Mail-Adresse bestätigen
    .expires = { shared.expires }
    .ignore = Sie haben keinen Code angefordert? Dann können Sie diese E‑Mail einfach ignorieren.
    .sms = { $code } ist Ihr neuer { -brand }-Code zur Bestätigung Ihrer Nummer. Nicht weitergeben.

admin-create-user =
    .subject = Ihr Konto bei { -brand } ist bereit
    .preheader = Hier sind Ihr Benutzername und ein vorläufiges Passwort.
    .heading = Willkommen bei { -brand }
    .intro = wir haben ein Konto für Sie angelegt. Melden Sie sich mit diesen Daten an und wählen Sie dann ein eigenes Passwort.
    .username-label = Benutzername
    .password-label = Vorläufiges Passwort
    .action = Anmelden
    .expires = { $days ->
        [0] Melden Sie sich bald an: Das vorläufige Passwort läuft ab.
        [one] Das vorläufige Passwort läuft in { $days } Tag ab.
       *[other] Das vorläufige Passwort läuft in { $days } Tagen ab.
    }
    .never-share = Geben Sie dieses Passwort niemals weiter. { -brand } fragt Sie nie danach.
    .sent-to = Gesendet an:
    .ignore = Sie haben diese Einladung nicht erwartet? Dann können Sie diese E‑Mail einfach ignorieren.
    .sms = { -brand }: Ihr Benutzername ist { $username } und Ihr vorläufiges Passwort { $code }

admin-create-user_passwordless =
    .preheader = Alles ist eingerichtet. Sie brauchen nur Ihren Benutzernamen.
    .intro = wir haben ein Konto für Sie angelegt. Melden Sie sich mit diesem Benutzernamen an.
    .sms = { -brand }: Ihr Konto ist bereit. Ihr Benutzername ist { $username }

forgot-password =
    .subject = Setzen Sie Ihr Passwort bei { -brand } zurück
    .preheader = Mit dem Code in dieser E‑Mail wählen Sie ein neues Passwort.
    .heading = Setzen Sie Ihr Passwort zurück
    .intro = geben Sie diesen Code ein, um ein neues Passwort zu wählen.
    .action = Neues Passwort wählen
    .expires = { shared.expires }
    .ignore = Sie waren das nicht? Dann können Sie diese E‑Mail ignorieren. Ihr Passwort bleibt, wie es ist.
    .sms = { $code } ist Ihr { -brand }-Code zum Zurücksetzen Ihres Passworts. Nicht weitergeben.

forgot-password_by-admin =
    .subject = Ihr Passwort bei { -brand } wurde zurückgesetzt
    .heading = Ihr Passwort wurde zurückgesetzt
    .intro = Ihr Passwort wurde von der Verwaltung zurückgesetzt. Geben Sie diesen Code ein, um ein neues zu wählen.
    .ignore = Ihr bisheriges Passwort gilt nicht mehr.

update-user-attribute =
    .subject = Bestätigen Sie Ihre neuen Kontaktdaten bei { -brand }
    .preheader = Geben Sie den Code ein, damit Ihre Änderung wirksam wird.
    .heading = Bestätigen Sie Ihre neuen Kontaktdaten
    .intro = Sie haben Ihre Kontaktdaten geändert. Geben Sie diesen Code ein, um die Änderung zu bestätigen.
    .action = Änderung bestätigen
    .expires = { shared.expires }
    .ignore = Sie waren das nicht? Ändern Sie jetzt Ihr Passwort.
    .sms = { $code } ist Ihr { -brand }-Code zur Bestätigung Ihrer neuen Nummer. Nicht weitergeben.

update-user-attribute_by-admin =
    .preheader = Die Verwaltung hat sie geändert. Bestätigen Sie sie mit dem Code.
    .intro = Ihre Kontaktdaten wurden von der Verwaltung geändert. Geben Sie diesen Code ein, um die Änderung zu bestätigen.
    .ignore = Sie haben diese Änderung nicht erwartet? Geben Sie den Code nicht ein.

verify-user-attribute =
    .subject = Bestätigen Sie Ihre Kontaktdaten für { -brand }
    .preheader = Geben Sie den Code ein, damit wir Sie erreichen können.
    .heading = Bestätigen Sie Ihre Kontaktdaten
    .intro = geben Sie diesen Code ein, um zu bestätigen, dass diese Kontaktdaten Ihnen gehören.
    .action = Bestätigen
    .expires = { shared.expires }
    .ignore = Sie haben das nicht angefordert? Dann können Sie diese E‑Mail einfach ignorieren.
    .sms = { $code } ist Ihr { -brand }-Code zur Prüfung Ihrer Nummer. Nicht weitergeben.

authentication =
    .subject = Ihr Anmeldecode für { -brand }
    .preheader = Geben Sie ihn ein, um sich anzumelden. Er gilt nur wenige Minuten.
    .heading = Ihr Anmeldecode
    .intro = geben Sie diesen Code ein, um sich anzumelden.
    .action = Anmelden
    .expires = Läuft in wenigen Minuten ab
    .ignore = Sie melden sich gerade nicht an? Dann können Sie diese E‑Mail einfach ignorieren.
    .sms = { $code } ist Ihr Anmeldecode für { -brand }. Nicht weitergeben.

account-take-over-notification =
    .subject = Ungewöhnliche Anmeldung bei { -brand }
    .preheader = Bitte prüfen Sie die Angaben und sagen Sie uns, ob Sie das waren.
    .heading = Waren Sie das?
    .intro = uns ist eine ungewöhnliche Anmeldung bei Ihrem Konto aufgefallen.
    .intro-blocked = wir haben einen ungewöhnlichen Anmeldeversuch bei Ihrem Konto blockiert.
    .time-label = Zeit:
    .place-label = Ort:
    .device-label = Gerät:
    .question = Bitte geben Sie uns Bescheid:
    .yes = Ja, das war ich
    .no = Nein, das war ich nicht
    .ignore = Sie waren das nicht? Ändern Sie jetzt Ihr Passwort.

password-changed =
    .subject = Ihr Passwort bei { -brand } wurde geändert
    .preheader = Falls Sie das nicht waren, setzen Sie es bitte sofort zurück.
    .heading = Ihr Passwort wurde geändert
    .intro = das Passwort für Ihr Konto wurde gerade geändert.
    .action = Anmelden
    .ignore = Sie waren das nicht? Setzen Sie Ihr Passwort jetzt zurück.

welcome =
    .subject = Willkommen bei { -brand }
    .preheader = Ihr Konto ist bestätigt. Sie können sich jederzeit anmelden.
    .heading = Alles bereit
    .intro = Ihr Konto ist bestätigt, Sie können jetzt loslegen.
    .action = Anmelden
    .ignore = Sie haben dieses Konto nicht angelegt? Bitte melden Sie sich bei uns.
