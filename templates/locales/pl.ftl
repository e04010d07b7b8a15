# Polski. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: second person singular without "Pan/Pani", "Ty" forms in upper case, friendly and short, as
# Allegro and InPost write; no past tense about the reader, because the gender is not known. The brand stands
# only where it takes no ending. An SMS avoids Polish letters where possible (GSM-7).

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Cześć { $name }!
    .greeting-anonymous = Cześć!
    .code-label = Twój kod
    .expires = { $hours ->
        [one] Wygasa za { $hours } godzinę
        [few] Wygasa za { $hours } godziny
        [many] Wygasa za { $hours } godzin
       *[other] Wygasa za { $hours } godziny
    }
    .never-share = Nikomu nie podawaj tego kodu. { -brand } nigdy o niego nie poprosi.
    .link-hint = Przycisk nie działa? Wklej ten link do przeglądarki:
    .help = Potrzebujesz pomocy? Napisz na
    .reason = Otrzymujesz tę wiadomość, bo Twój adres podano w serwisie { -brand }.

sign-up =
    .subject = Potwierdź adres e-mail w { -brand }
    .preheader = Jeszcze jeden krok i Twoje konto będzie gotowe.
    .heading = Potwierdź adres e‑mail
    .intro = Dziękujemy za rejestrację. Wpisz ten kod, aby potwierdzić swój adres e‑mail.
    .intro-link = Dziękujemy za rejestrację. Potwierdź swój adres e‑mail, aby zacząć.
    .action = Potwierdź adres e‑mail
    .expires = { shared.expires }
    .ignore = To nie Twoja rejestracja? Możesz zignorować tę wiadomość.
    .sms = { $code } to kod { -brand } do potwierdzenia numeru. Nie podawaj go nikomu.

resend-code =
    .subject = Nowy kod potwierdzający { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Zgodnie z prośbą wysyłamy go ponownie. Potwierdź adres e‑mail.
    .heading = Potwierdź adres e‑mail
    .intro = Oto nowy kod. Wpisz go, aby potwierdzić swój adres e‑mail.
    .intro-link = Oto nowy link. Użyj go, aby potwierdzić swój adres e‑mail.
    .action = Potwierdź adres e‑mail
    .expires = { shared.expires }
    .ignore = To nie Twoja prośba? Możesz zignorować tę wiadomość.
    .sms = { $code } to nowy kod { -brand } do potwierdzenia numeru. Nie podawaj go nikomu.

admin-create-user =
    .subject = Twoje konto { -brand } jest gotowe
    .preheader = Oto Twoja nazwa użytkownika i hasło tymczasowe.
    .heading = Witamy w { -brand }
    .intro = Założyliśmy dla Ciebie konto. Zaloguj się tymi danymi, a potem ustaw własne hasło.
    .username-label = Nazwa użytkownika
    .password-label = Hasło tymczasowe
    .action = Zaloguj się
    .expires = { $days ->
        [0] Zaloguj się wkrótce: hasło tymczasowe wygaśnie.
        [one] Hasło tymczasowe wygasa za { $days } dzień.
        [few] Hasło tymczasowe wygasa za { $days } dni.
        [many] Hasło tymczasowe wygasa za { $days } dni.
       *[other] Hasło tymczasowe wygasa za { $days } dnia.
    }
    .never-share = Nikomu nie podawaj tego hasła. { -brand } nigdy o nie nie poprosi.
    .sent-to = Wysłano na:
    .ignore = To zaproszenie jest dla Ciebie niespodzianką? Możesz zignorować tę wiadomość.
    .sms = { -brand }: nazwa użytkownika { $username }, hasło tymczasowe { $code }

admin-create-user_passwordless =
    .preheader = Wszystko gotowe. Wystarczy Twoja nazwa użytkownika.
    .intro = Założyliśmy dla Ciebie konto. Zaloguj się tą nazwą użytkownika.
    .sms = { -brand }: konto jest gotowe. Nazwa użytkownika { $username }

forgot-password =
    .subject = Ustaw nowe hasło do { -brand }
    .preheader = Kod z tej wiadomości pozwoli Ci ustawić nowe hasło.
    .heading = Ustaw nowe hasło
    .intro = Wpisz ten kod, aby ustawić nowe hasło.
    .action = Ustaw nowe hasło
    .expires = { shared.expires }
    .ignore = To nie Twoja prośba? Możesz zignorować tę wiadomość. Twoje hasło się nie zmieni.
    .sms = { $code } to kod { -brand } do zmiany hasła. Nie podawaj go nikomu.

forgot-password_by-admin =
    .subject = Twoje hasło do { -brand } zostało zresetowane
    .heading = Twoje hasło zostało zresetowane
    .intro = Administrator zresetował Twoje hasło. Wpisz ten kod, aby ustawić nowe.
    .ignore = Poprzednie hasło już nie działa.

update-user-attribute =
    .subject = Potwierdź nowe dane kontaktowe w { -brand }
    .preheader = Wpisz kod, a zmiana od razu zacznie obowiązywać.
    .heading = Potwierdź nowe dane kontaktowe
    .intro = Zmieniasz swoje dane kontaktowe. Wpisz ten kod, aby potwierdzić zmianę.
    .action = Potwierdź zmianę
    .expires = { shared.expires }
    .ignore = To nie Ty? Zmień teraz hasło.
    .sms = { $code } to kod { -brand } do potwierdzenia nowego numeru. Nie podawaj go nikomu.

update-user-attribute_by-admin =
    .preheader = Zmienił je administrator. Potwierdź je kodem z tej wiadomości.
    .intro = Administrator zmienił Twoje dane kontaktowe. Wpisz ten kod, aby potwierdzić zmianę.
    .ignore = Zmiana jest dla Ciebie niespodzianką? Nie wpisuj kodu.

verify-user-attribute =
    .subject = Potwierdź dane kontaktowe w { -brand }
    .preheader = Wpisz kod, abyśmy mogli się z Tobą kontaktować.
    .heading = Potwierdź dane kontaktowe
    .intro = Wpisz ten kod, aby potwierdzić, że te dane kontaktowe są Twoje.
    .action = Potwierdź
    .expires = { shared.expires }
    .ignore = To nie Twoja prośba? Możesz zignorować tę wiadomość.
    .sms = { $code } to kod { -brand } do weryfikacji numeru. Nie podawaj go nikomu.

authentication =
    .subject = Twój kod logowania do { -brand }
    .preheader = Wpisz go, aby się zalogować. Działa tylko kilka minut.
    .heading = Twój kod logowania
    .intro = Wpisz ten kod, aby się zalogować.
    .action = Zaloguj się
    .expires = Wygasa za kilka minut
    .ignore = To nie Ty się logujesz? Możesz zignorować tę wiadomość.
    .sms = { $code } to kod logowania { -brand }. Nie podawaj go nikomu.

account-take-over-notification =
    .subject = Nietypowe logowanie na Twoje konto { -brand }
    .preheader = Sprawdź szczegóły i daj nam znać, czy to Ty.
    .heading = Czy to Ty?
    .intro = Zauważyliśmy nietypowe logowanie na Twoje konto.
    .intro-blocked = Zablokowaliśmy nietypową próbę logowania na Twoje konto.
    .time-label = Czas:
    .place-label = Miejsce:
    .device-label = Urządzenie:
    .question = Daj nam znać:
    .yes = Tak, to ja
    .no = Nie, to nie ja
    .ignore = To nie Ty? Zmień teraz hasło.

password-changed =
    .subject = Twoje hasło do { -brand } zostało zmienione
    .preheader = Jeśli to nie Ty, od razu ustaw nowe hasło.
    .heading = Twoje hasło zostało zmienione
    .intro = Hasło do Twojego konta zostało przed chwilą zmienione.
    .action = Zaloguj się
    .ignore = To nie Ty? Ustaw teraz nowe hasło.

welcome =
    .subject = Witamy w { -brand }
    .preheader = Twoje konto jest potwierdzone. Zaloguj się, kiedy chcesz.
    .heading = Wszystko gotowe
    .intro = Twoje konto jest potwierdzone i gotowe do użycia.
    .action = Zaloguj się
    .ignore = To nie Twoje konto? Skontaktuj się z nami.
