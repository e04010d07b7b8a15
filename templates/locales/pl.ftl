# Polski. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: second person singular without "Pan/Pani", "Ty" forms in upper case, as Polish online banks and
# identity services write; no past tense about the reader, because the gender is not known. The brand stands
# only where it takes no ending. An SMS avoids Polish letters where possible (GSM-7).

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Dzień dobry, { $name }!
    .greeting-anonymous = Dzień dobry!
    .code-label = Twój kod
    .expires = { $hours ->
        [one] Jest ważny przez { $hours } godzinę.
        [few] Jest ważny przez { $hours } godziny.
        [many] Jest ważny przez { $hours } godzin.
       *[other] Jest ważny przez { $hours } godziny.
    }
    .never-share = Nie podawaj tego kodu nikomu. { -brand } nigdy o niego nie poprosi.
    .link-hint = Jeśli przycisk nie działa, skopiuj ten adres do przeglądarki:
    .help = Masz pytania? Napisz do nas:

sign-up =
    .subject = { -brand }: potwierdź swój adres e-mail
    .preheader = Został jeden krok: potwierdź, że ten adres należy do Ciebie.
    .heading = Potwierdź swój adres e‑mail
    .intro = Dziękujemy za rejestrację. Wpisz ten kod, aby potwierdzić, że adres należy do Ciebie.
    .intro-link = Dziękujemy za rejestrację. Kliknij ten link, aby potwierdzić, że adres należy do Ciebie.
    .action = Potwierdź adres
    .expires = { shared.expires }
    .ignore = Jeśli ta rejestracja nie pochodzi od Ciebie, zignoruj tę wiadomość: bez potwierdzenia nic się nie stanie.
    .sms = { $code } to kod { -brand } do potwierdzenia numeru. Nie podawaj go nikomu.

resend-code =
    .subject = { -brand }: nowy kod potwierdzający
    .subject-link = { sign-up.subject }
    .preheader = Na Twoją prośbę wysyłamy wiadomość ponownie. Potwierdź, że ten adres należy do Ciebie.
    .heading = Wysyłamy ponownie
    .intro = Na Twoją prośbę wysyłamy wiadomość jeszcze raz. Wpisz ten kod, aby potwierdzić, że adres należy do Ciebie.
    .intro-link = Na Twoją prośbę wysyłamy wiadomość jeszcze raz. Kliknij ten link, aby potwierdzić, że adres należy do Ciebie.
    .action = Potwierdź adres
    .expires = { shared.expires }
    .ignore = Jeśli ta prośba nie pochodzi od Ciebie, zignoruj tę wiadomość: bez potwierdzenia nic się nie stanie.
    .sms = { $code } to nowy kod { -brand } do potwierdzenia numeru. Nie podawaj go nikomu.

admin-create-user =
    .subject = { -brand }: Twoje konto jest gotowe
    .preheader = W środku nazwa użytkownika i tymczasowe hasło do pierwszego logowania.
    .heading = Wita Cię { -brand }
    .intro = Utworzyliśmy dla Ciebie konto. Zaloguj się tymi danymi, a potem ustaw własne hasło.
    .username-label = Nazwa użytkownika
    .password-label = Hasło tymczasowe
    .action = Zaloguj się
    .expires = { $days ->
        [0] Zaloguj się, zanim hasło tymczasowe wygaśnie.
        [one] Hasło tymczasowe jest ważne przez { $days } dzień.
        [few] Hasło tymczasowe jest ważne przez { $days } dni.
        [many] Hasło tymczasowe jest ważne przez { $days } dni.
       *[other] Hasło tymczasowe jest ważne przez { $days } dnia.
    }
    .never-share = Nie podawaj tego hasła nikomu. { -brand } nigdy o nie nie poprosi.
    .sent-to = Wysłano na adres:
    .ignore = Jeśli to zaproszenie jest dla Ciebie niespodziewane, zignoruj tę wiadomość.
    .sms = { -brand }: nazwa użytkownika { $username }, hasło tymczasowe { $code }

admin-create-user_passwordless =
    .preheader = Twoje konto jest gotowe. Zaloguj się nazwą użytkownika z tej wiadomości.
    .intro = Utworzyliśmy dla Ciebie konto. Zaloguj się tą nazwą użytkownika.
    .sms = { -brand }: konto jest gotowe. Nazwa użytkownika { $username }

forgot-password =
    .subject = { -brand }: zresetuj hasło
    .preheader = Użyj kodu z tej wiadomości, aby ustawić nowe hasło do konta.
    .heading = Zresetuj hasło
    .intro = Otrzymaliśmy prośbę o zresetowanie Twojego hasła. Wpisz ten kod, aby ustawić nowe.
    .action = Ustaw nowe hasło
    .expires = { shared.expires }
    .ignore = Jeśli ta prośba nie pochodzi od Ciebie, zignoruj tę wiadomość: hasło pozostanie bez zmian.
    .sms = { $code } to kod { -brand } do zmiany hasła. Nie podawaj go nikomu.

forgot-password_by-admin =
    .subject = { -brand }: Twoje hasło zostało zresetowane
    .heading = Twoje hasło zostało zresetowane
    .intro = Twoje hasło zostało zresetowane. Wpisz ten kod, aby ustawić nowe.
    .ignore = Poprzednie hasło już nie działa, dlatego ustaw nowe.

update-user-attribute =
    .subject = { -brand }: potwierdź nowe dane kontaktowe
    .preheader = Twoje dane kontaktowe się zmieniły. Potwierdź je, aby zmiana zaczęła obowiązywać.
    .heading = Potwierdź zmianę
    .intro = Na Twoim koncie zmieniono dane kontaktowe. Wpisz ten kod, aby potwierdzić nowe.
    .action = Potwierdź zmianę
    .expires = { shared.expires }
    .ignore = Jeśli ta zmiana nie pochodzi od Ciebie, zaloguj się i zmień hasło.
    .sms = { $code } to kod { -brand } do potwierdzenia nowego numeru. Nie podawaj go nikomu.

update-user-attribute_by-admin =
    .preheader = Dane kontaktowe na Twoim koncie zostały zmienione. Potwierdź nowe dane.
    .intro = Dane kontaktowe na Twoim koncie zostały zmienione. Wpisz ten kod, aby potwierdzić nowe.
    .ignore = Jeśli ta zmiana jest dla Ciebie niespodziewana, nie wpisuj kodu.

verify-user-attribute =
    .subject = { -brand }: zweryfikuj dane kontaktowe
    .preheader = Kodem z tej wiadomości wykażesz, że te dane kontaktowe należą do Ciebie.
    .heading = Zweryfikuj dane kontaktowe
    .intro = Wpisz ten kod, aby wykazać, że te dane kontaktowe należą do Ciebie.
    .action = Zweryfikuj
    .expires = { shared.expires }
    .ignore = Jeśli ta prośba nie pochodzi od Ciebie, zignoruj tę wiadomość: nic się nie zmieni.
    .sms = { $code } to kod { -brand } do weryfikacji numeru. Nie podawaj go nikomu.

authentication =
    .subject = { -brand }: Twój kod logowania
    .preheader = Wpisz kod z tej wiadomości, aby dokończyć logowanie.
    .heading = Twój kod logowania
    .intro = Wpisz ten kod, aby dokończyć logowanie.
    .action = Dokończ logowanie
    .expires = Jest ważny tylko przez kilka minut.
    .ignore = Jeśli to nie Ty się teraz logujesz, zignoruj tę wiadomość i nie podawaj kodu nikomu.
    .sms = { $code } to kod logowania { -brand }. Nie podawaj go nikomu.

account-take-over-notification =
    .subject = Nietypowe logowanie na Twoje konto { -brand }
    .preheader = Sprawdź, czy to Ty, i co zrobić, jeśli nie.
    .heading = Czy to Ty?
    .intro = Zauważyliśmy nietypowe logowanie na Twoje konto.
    .intro-blocked = Zablokowaliśmy nietypową próbę zalogowania się na Twoje konto.
    .time-label = Czas
    .place-label = Miejsce
    .device-label = Urządzenie
    .question = Daj nam znać, czy to Ty.
    .yes = Tak, to ja
    .no = Nie, to nie ja
    .ignore = To nie Ty? Zmień teraz hasło.

password-changed =
    .subject = Hasło do Twojego konta { -brand } zostało zmienione
    .preheader = Jeśli to nie Ty je zmieniasz, zresetuj teraz hasło.
    .heading = Twoje hasło zostało zmienione
    .intro = Hasło do Twojego konta zostało właśnie zmienione.
    .action = Zaloguj się
    .ignore = To nie Ty? Zresetuj teraz hasło.

welcome =
    .subject = Wita Cię { -brand }
    .preheader = Twoje konto jest potwierdzone i gotowe do użycia.
    .heading = Wita Cię { -brand }
    .intro = Twoje konto jest potwierdzone i gotowe do użycia.
    .action = Zaloguj się
    .ignore = Jeśli to konto nie zostało utworzone przez Ciebie, skontaktuj się z nami.
