# Čeština. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "vy" in lower case, as Czech banks write; no past tense about the reader, because the
# gender is not known. The brand stands only where it takes no ending. After the comma of the greeting,
# .intro begins in lower case. An SMS keeps its diacritics (UCS-2), so it is written for 70 characters.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Dobrý den, { $name },
    .greeting-anonymous = Dobrý den,
    .code-label = Váš kód
    .expires = { $hours ->
        [one] Platí { $hours } hodinu.
        [few] Platí { $hours } hodiny.
        [many] Platí { $hours } hodiny.
       *[other] Platí { $hours } hodin.
    }
    .never-share = Tento kód nikomu nesdělujte. { -brand } ho od vás nikdy nebude chtít.
    .link-hint = Pokud tlačítko nefunguje, zkopírujte tuto adresu do prohlížeče:
    .help = Máte dotazy? Napište nám:

sign-up =
    .subject = { -brand }: potvrďte svou e-mailovou adresu
    .preheader = Zbývá jediný krok: potvrďte, že tato adresa patří vám.
    .heading = Potvrďte svou e‑mailovou adresu
    .intro = děkujeme za registraci. Zadáním tohoto kódu potvrdíte, že tato adresa patří vám.
    .intro-link = děkujeme za registraci. Otevřením tohoto odkazu potvrdíte, že tato adresa patří vám.
    .action = Potvrdit adresu
    .expires = { shared.expires }
    .ignore = Pokud registrace nepochází od vás, zprávu ignorujte: bez potvrzení se nic nestane.
    .sms = { $code } je kód { -brand } k potvrzení čísla. Nikomu ho nesdělujte.

resend-code =
    .subject = { -brand }: nový potvrzovací kód
    .subject-link = { sign-up.subject }
    .preheader = Posíláme znovu na vaši žádost. Potvrďte, že tato adresa patří vám.
    .heading = Posíláme znovu
    .intro = na vaši žádost posíláme zprávu ještě jednou. Zadáním tohoto kódu potvrdíte, že tato adresa patří vám.
    .intro-link = na vaši žádost posíláme zprávu ještě jednou. Otevřením tohoto odkazu potvrdíte, že tato adresa patří vám.
    .action = Potvrdit adresu
    .expires = { shared.expires }
    .ignore = Pokud žádost nepochází od vás, zprávu ignorujte: bez potvrzení se nic nestane.
    .sms = { $code } je nový kód { -brand } k potvrzení čísla. Nikomu ho nesdělujte.

admin-create-user =
    .subject = { -brand }: váš účet je připraven
    .preheader = Uvnitř najdete uživatelské jméno a dočasné heslo pro první přihlášení.
    .heading = Vítá vás { -brand }
    .intro = byl pro vás vytvořen účet. Přihlaste se těmito údaji a potom si zvolte vlastní heslo.
    .username-label = Uživatelské jméno
    .password-label = Dočasné heslo
    .action = Přihlásit se
    .expires = { $days ->
        [0] Přihlaste se dříve, než dočasné heslo vyprší.
        [one] Dočasné heslo platí { $days } den.
        [few] Dočasné heslo platí { $days } dny.
        [many] Dočasné heslo platí { $days } dne.
       *[other] Dočasné heslo platí { $days } dní.
    }
    .never-share = Toto heslo nikomu nesdělujte. { -brand } ho od vás nikdy nebude chtít.
    .sent-to = Odesláno na adresu:
    .ignore = Pokud tuto pozvánku nečekáte, zprávu ignorujte.
    .sms = { -brand }: uživatelské jméno { $username }, dočasné heslo { $code }

admin-create-user_passwordless =
    .preheader = Váš účet je připraven. Přihlaste se uživatelským jménem z této zprávy.
    .intro = byl pro vás vytvořen účet. Přihlaste se tímto uživatelským jménem.
    .sms = { -brand }: účet je připraven. Uživatelské jméno { $username }

forgot-password =
    .subject = { -brand }: obnovte své heslo
    .preheader = Pomocí kódu v této zprávě si zvolíte nové heslo ke svému účtu.
    .heading = Obnovte své heslo
    .intro = obdrželi jsme žádost o obnovení vašeho hesla. Zadejte tento kód a zvolte si nové.
    .action = Zvolit nové heslo
    .expires = { shared.expires }
    .ignore = Pokud žádost nepochází od vás, zprávu ignorujte: vaše heslo zůstane beze změny.
    .sms = { $code } je kód { -brand } k obnovení hesla. Nikomu ho nesdělujte.

forgot-password_by-admin =
    .subject = { -brand }: vaše heslo bylo resetováno
    .heading = Vaše heslo bylo resetováno
    .intro = vaše heslo bylo resetováno. Zadejte tento kód a zvolte si nové.
    .ignore = Dosavadní heslo už neplatí, zvolte si proto nové.

update-user-attribute =
    .subject = { -brand }: potvrďte nové kontaktní údaje
    .preheader = Vaše kontaktní údaje se změnily. Potvrďte je, aby změna začala platit.
    .heading = Potvrďte změnu
    .intro = na vašem účtu byly změněny kontaktní údaje. Zadáním tohoto kódu potvrdíte nové.
    .action = Potvrdit změnu
    .expires = { shared.expires }
    .ignore = Pokud změna nepochází od vás, přihlaste se a změňte si heslo.
    .sms = { $code } je kód { -brand } pro vaše nové číslo. Nikomu ho nesdělujte.

update-user-attribute_by-admin =
    .preheader = Kontaktní údaje na vašem účtu byly změněny. Potvrďte nové údaje.
    .intro = kontaktní údaje na vašem účtu byly změněny. Zadáním tohoto kódu potvrdíte nové.
    .ignore = Pokud tuto změnu nečekáte, kód nezadávejte.

verify-user-attribute =
    .subject = { -brand }: ověřte své kontaktní údaje
    .preheader = Kódem v této zprávě prokážete, že tyto kontaktní údaje patří vám.
    .heading = Ověřte své kontaktní údaje
    .intro = zadáním tohoto kódu prokážete, že tyto kontaktní údaje patří vám.
    .action = Ověřit
    .expires = { shared.expires }
    .ignore = Pokud žádost nepochází od vás, zprávu ignorujte: nic se nezmění.
    .sms = { $code } je kód { -brand } k ověření čísla. Nikomu ho nesdělujte.

authentication =
    .subject = { -brand }: váš přihlašovací kód
    .preheader = Zadáním kódu z této zprávy dokončíte přihlášení.
    .heading = Váš přihlašovací kód
    .intro = zadáním tohoto kódu dokončíte přihlášení.
    .action = Dokončit přihlášení
    .expires = Platí jen několik minut.
    .ignore = Pokud se právě nepřihlašujete, zprávu ignorujte a kód nikomu nesdělujte.
    .sms = { $code } je přihlašovací kód { -brand }. Nikomu ho nesdělujte.

account-take-over-notification =
    .subject = Neobvyklé přihlášení k vašemu účtu – { -brand }
    .preheader = Ověřte, zda je přihlášení vaše, a co dělat, pokud není.
    .heading = Je přihlášení vaše?
    .intro = zaznamenali jsme neobvyklé přihlášení k vašemu účtu.
    .intro-blocked = zablokovali jsme neobvyklý pokus o přihlášení k vašemu účtu.
    .time-label = Čas
    .place-label = Místo
    .device-label = Zařízení
    .question = Dejte nám prosím vědět, zda je přihlášení vaše.
    .yes = Ano, je moje
    .no = Ne, není moje
    .ignore = Přihlášení není vaše? Ihned změňte své heslo.

password-changed =
    .subject = Vaše heslo bylo změněno – { -brand }
    .preheader = Pokud změna není vaše, ihned heslo obnovte.
    .heading = Vaše heslo bylo změněno
    .intro = heslo k vašemu účtu bylo právě změněno.
    .action = Přihlásit se
    .ignore = Změna není vaše? Ihned obnovte své heslo.

welcome =
    .subject = Vítá vás { -brand }
    .preheader = Váš účet je potvrzen a připraven k použití.
    .heading = Vítá vás { -brand }
    .intro = váš účet je potvrzen a připraven k použití.
    .action = Přihlásit se
    .ignore = Pokud tento účet není váš, kontaktujte nás.
