# Čeština. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "vy" in lower case, short and friendly, as Czech banks and shops write; no past tense about the
# reader, because the gender is not known. The brand stands only where it takes no ending. After the comma of the
# greeting, .intro begins in lower case. An SMS keeps its diacritics (UCS-2), so it is written for 70 characters.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Dobrý den, { $name },
    .greeting-anonymous = Dobrý den,
    .code-label = Váš kód
    .expires = { $hours ->
        [one] Platí { $hours } hodinu
        [few] Platí { $hours } hodiny
        [many] Platí { $hours } hodiny
       *[other] Platí { $hours } hodin
    }
    .never-share = Tento kód nikomu nesdělujte. { -brand } ho po vás nikdy nebude chtít.
    .link-hint = Tlačítko nefunguje? Vložte tento odkaz do prohlížeče:
    .help = Potřebujete pomoc? Napište na
    .reason = Tento e‑mail dostáváte, protože vaše adresa byla zadána ve službě { -brand }.

sign-up =
    .subject = Potvrďte svůj e-mail pro { -brand }
    .preheader = Ještě jeden krok a váš účet bude připravený.
    .heading = Potvrďte svůj e‑mail
    .intro = děkujeme za registraci. Zadejte tento kód a potvrďte svůj e‑mail.
    .intro-link = děkujeme za registraci. Potvrďte svůj e‑mail a můžete začít.
    .action = Potvrdit e‑mail
    .expires = { shared.expires }
    .ignore = Registrace není od vás? Tento e‑mail můžete ignorovat.
    .sms = { $code } je kód { -brand } k potvrzení čísla. Nikomu ho nesdělujte.

resend-code =
    .subject = Váš nový potvrzovací kód pro { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Posíláme ho znovu, abyste mohli potvrdit svůj e‑mail.
    .heading = Potvrďte svůj e‑mail
    .intro = zde je váš nový kód. Zadejte ho a potvrďte svůj e‑mail.
    .intro-link = zde je váš nový odkaz. Potvrďte jím svůj e‑mail.
    .action = Potvrdit e‑mail
    .expires = { shared.expires }
    .ignore = Žádost není od vás? Tento e‑mail můžete ignorovat.
    .sms = { $code } je nový kód { -brand } k potvrzení čísla. Nikomu ho nesdělujte.

admin-create-user =
    .subject = Váš účet { -brand } je připravený
    .preheader = Najdete zde uživatelské jméno a dočasné heslo.
    .heading = Vítá vás { -brand }
    .intro = založili jsme vám účet. Přihlaste se těmito údaji a pak si zvolte vlastní heslo.
    .username-label = Uživatelské jméno
    .password-label = Dočasné heslo
    .action = Přihlásit se
    .expires = { $days ->
        [0] Přihlaste se brzy: dočasné heslo vyprší.
        [one] Dočasné heslo platí { $days } den.
        [few] Dočasné heslo platí { $days } dny.
        [many] Dočasné heslo platí { $days } dne.
       *[other] Dočasné heslo platí { $days } dní.
    }
    .never-share = Toto heslo nikomu nesdělujte. { -brand } ho po vás nikdy nebude chtít.
    .sent-to = Odesláno na:
    .ignore = Tuto pozvánku nečekáte? E‑mail můžete ignorovat.
    .sms = { -brand }: uživatelské jméno { $username }, dočasné heslo { $code }

admin-create-user_passwordless =
    .preheader = Vše je připravené. Stačí vám uživatelské jméno.
    .intro = založili jsme vám účet. Přihlaste se tímto uživatelským jménem.
    .sms = { -brand }: účet je připraven. Uživatelské jméno { $username }

forgot-password =
    .subject = Obnovte si heslo pro { -brand }
    .preheader = Pomocí kódu v tomto e‑mailu si zvolíte nové heslo.
    .heading = Obnovte si heslo
    .intro = zadejte tento kód a zvolte si nové heslo.
    .action = Zvolit nové heslo
    .expires = { shared.expires }
    .ignore = Žádost není od vás? Tento e‑mail můžete ignorovat. Vaše heslo se nezmění.
    .sms = { $code } je kód { -brand } k obnovení hesla. Nikomu ho nesdělujte.

forgot-password_by-admin =
    .subject = Vaše heslo pro { -brand } bylo resetováno
    .heading = Vaše heslo bylo resetováno
    .intro = správce resetoval vaše heslo. Zadejte tento kód a zvolte si nové.
    .ignore = Původní heslo už neplatí.

update-user-attribute =
    .subject = Potvrďte nové kontaktní údaje pro { -brand }
    .preheader = Zadejte kód a vaše změna začne hned platit.
    .heading = Potvrďte nové kontaktní údaje
    .intro = měníte své kontaktní údaje. Zadejte tento kód a změnu potvrďte.
    .action = Potvrdit změnu
    .expires = { shared.expires }
    .ignore = Nejste to vy? Změňte si hned heslo.
    .sms = { $code } je kód { -brand } pro vaše nové číslo. Nikomu ho nesdělujte.

update-user-attribute_by-admin =
    .preheader = Změnil je správce. Potvrďte je kódem z tohoto e‑mailu.
    .intro = správce změnil vaše kontaktní údaje. Zadejte tento kód a změnu potvrďte.
    .ignore = Tuto změnu nečekáte? Kód nezadávejte.

verify-user-attribute =
    .subject = Potvrďte kontaktní údaje pro { -brand }
    .preheader = Zadejte kód, ať víme, jak vás můžeme kontaktovat.
    .heading = Potvrďte kontaktní údaje
    .intro = zadejte tento kód a potvrďte, že tyto kontaktní údaje jsou vaše.
    .action = Potvrdit
    .expires = { shared.expires }
    .ignore = Žádost není od vás? Tento e‑mail můžete ignorovat.
    .sms = { $code } je kód { -brand } k ověření čísla. Nikomu ho nesdělujte.

authentication =
    .subject = Váš přihlašovací kód pro { -brand }
    .preheader = Zadejte ho a přihlaste se. Platí jen několik minut.
    .heading = Váš přihlašovací kód
    .intro = zadejte tento kód a přihlaste se.
    .action = Přihlásit se
    .expires = Platí jen několik minut
    .ignore = Nepřihlašujete se právě? Tento e‑mail můžete ignorovat.
    .sms = { $code } je přihlašovací kód { -brand }. Nikomu ho nesdělujte.

account-take-over-notification =
    .subject = Neobvyklé přihlášení k účtu { -brand }
    .preheader = Podívejte se na podrobnosti a řekněte nám, zda jste to vy.
    .heading = Jste to vy?
    .intro = všimli jsme si neobvyklého přihlášení k vašemu účtu.
    .intro-blocked = zablokovali jsme neobvyklý pokus o přihlášení k vašemu účtu.
    .time-label = Čas:
    .place-label = Místo:
    .device-label = Zařízení:
    .question = Dejte nám vědět:
    .yes = Ano, jsem to já
    .no = Ne, nejsem to já
    .ignore = Nejste to vy? Změňte si hned heslo.

password-changed =
    .subject = Vaše heslo pro { -brand } bylo změněno
    .preheader = Pokud změna není od vás, heslo si hned obnovte.
    .heading = Vaše heslo bylo změněno
    .intro = heslo k vašemu účtu bylo právě změněno.
    .action = Přihlásit se
    .ignore = Změna není od vás? Obnovte si hned heslo.

welcome =
    .subject = Vítá vás { -brand }
    .preheader = Váš účet je potvrzený. Přihlaste se, kdykoli chcete.
    .heading = Vše je připravené
    .intro = váš účet je potvrzený a můžete ho začít používat.
    .action = Přihlásit se
    .ignore = Tento účet není od vás? Napište nám.
