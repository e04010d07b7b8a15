# Italiano. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "Lei" with verbs in the third person; pronouns in lower case, short sentences. After the
# comma of the greeting, .intro begins in lower case. Buttons are imperatives in "tu", as everywhere on the web.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Salve { $name },
    .greeting-anonymous = Salve,
    .code-label = Il suo codice
    .expires = { $hours ->
        [one] Scade tra { $hours } ora
       *[other] Scade tra { $hours } ore
    }
    .never-share = Non condivida mai questo codice. { -brand } non glielo chiederà mai.
    .link-hint = Il pulsante non funziona? Copi questo link nel browser:
    .help = Serve aiuto? Scriva a
    .reason = Riceve questa e‑mail perché il suo indirizzo è stato usato con { -brand }.

sign-up =
    .subject = Confermi il suo indirizzo e-mail per { -brand }
    .preheader = Ancora un passo e il suo account sarà pronto.
    .heading = Confermi il suo indirizzo e‑mail
    .intro = grazie per la registrazione. Inserisca questo codice per confermare il suo indirizzo e‑mail.
    .intro-link = grazie per la registrazione. Confermi il suo indirizzo e‑mail per iniziare.
    .action = Conferma indirizzo e‑mail
    .expires = { shared.expires }
    .ignore = La registrazione non è sua? Può ignorare questa e‑mail.
    .sms = { $code } è il suo codice { -brand } per confermare il numero. Non lo comunichi a nessuno.

resend-code =
    .subject = Il suo nuovo codice di conferma { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Come richiesto, di nuovo: confermi il suo indirizzo e‑mail.
    .heading = Confermi il suo indirizzo e‑mail
    .intro = ecco il suo nuovo codice. Lo inserisca per confermare il suo indirizzo e‑mail.
    .intro-link = ecco il suo nuovo link. Lo usi per confermare il suo indirizzo e‑mail.
    .action = Conferma indirizzo e‑mail
    .expires = { shared.expires }
    .ignore = Non ha richiesto nulla? Può ignorare questa e‑mail.
    .sms = { $code } è il suo nuovo codice { -brand } per confermare il numero. Non lo comunichi a nessuno.

admin-create-user =
    .subject = Il suo account { -brand } è pronto
    .preheader = Ecco il suo nome utente e una password temporanea.
    .heading = Le diamo il benvenuto in { -brand }
    .intro = abbiamo creato un account per lei. Acceda con questi dati, poi scelga una password personale.
    .username-label = Nome utente
    .password-label = Password temporanea
    .action = Accedi
    .expires = { $days ->
        [0] Acceda presto: la password temporanea scade.
        [one] La password temporanea scade tra { $days } giorno.
       *[other] La password temporanea scade tra { $days } giorni.
    }
    .never-share = Non condivida mai questa password. { -brand } non gliela chiederà mai.
    .sent-to = Inviata a:
    .ignore = Non si aspettava questo invito? Può ignorare questa e‑mail.
    .sms = { -brand }: il suo nome utente è { $username } e la password temporanea { $code }

admin-create-user_passwordless =
    .preheader = È tutto pronto. Le basta il suo nome utente.
    .intro = abbiamo creato un account per lei. Acceda con questo nome utente.
    .sms = { -brand }: il suo account è pronto. Il suo nome utente è { $username }

forgot-password =
    .subject = Reimposti la sua password { -brand }
    .preheader = Usi il codice in questa e‑mail per sceglierne una nuova.
    .heading = Reimposti la sua password
    .intro = inserisca questo codice per scegliere una nuova password.
    .action = Scegli una nuova password
    .expires = { shared.expires }
    .ignore = Non ha richiesto nulla? Può ignorare questa e‑mail. La sua password non cambierà.
    .sms = { $code } è il suo codice { -brand } per reimpostare la password. Non lo comunichi a nessuno.

forgot-password_by-admin =
    .subject = La sua password { -brand } è stata reimpostata
    .heading = La sua password è stata reimpostata
    .intro = un amministratore ha reimpostato la sua password. Inserisca questo codice per sceglierne una nuova.
    .ignore = La password precedente non funziona più.

update-user-attribute =
    .subject = Confermi i suoi nuovi recapiti per { -brand }
    .preheader = Inserisca il codice per rendere effettiva la modifica.
    .heading = Confermi i suoi nuovi recapiti
    .intro = ha modificato i suoi recapiti. Inserisca questo codice per confermare la modifica.
    .action = Conferma modifica
    .expires = { shared.expires }
    .ignore = La modifica non è sua? Cambi subito la password.
    .sms = { $code } è il suo codice { -brand } per confermare il nuovo numero. Non lo comunichi a nessuno.

update-user-attribute_by-admin =
    .preheader = Un amministratore li ha modificati. Li confermi con il codice.
    .intro = un amministratore ha modificato i suoi recapiti. Inserisca questo codice per confermare la modifica.
    .ignore = Non si aspettava questa modifica? Non inserisca il codice.

verify-user-attribute =
    .subject = Confermi i suoi recapiti per { -brand }
    .preheader = Inserisca il codice, così potremo contattarla.
    .heading = Confermi i suoi recapiti
    .intro = inserisca questo codice per confermare che questi recapiti sono suoi.
    .action = Conferma
    .expires = { shared.expires }
    .ignore = Non ha richiesto nulla? Può ignorare questa e‑mail.
    .sms = { $code } è il suo codice { -brand } per verificare il numero. Non lo comunichi a nessuno.

authentication =
    .subject = Il suo codice di accesso { -brand }
    .preheader = Lo inserisca per accedere. Vale solo per pochi minuti.
    .heading = Il suo codice di accesso
    .intro = inserisca questo codice per accedere.
    .action = Accedi
    .expires = Scade tra pochi minuti
    .ignore = Non sta effettuando l’accesso? Può ignorare questa e‑mail.
    .sms = { $code } è il suo codice di accesso { -brand }. Non lo comunichi a nessuno.

account-take-over-notification =
    .subject = Accesso insolito al suo account { -brand }
    .preheader = Controlli i dettagli e ci dica se l’accesso è suo.
    .heading = È un suo accesso?
    .intro = abbiamo notato un accesso insolito al suo account.
    .intro-blocked = abbiamo bloccato un tentativo insolito di accesso al suo account.
    .time-label = Ora:
    .place-label = Luogo:
    .device-label = Dispositivo:
    .question = Ci faccia sapere:
    .yes = Sì, sono io
    .no = No, non sono io
    .ignore = Non è un suo accesso? Cambi subito la password.

password-changed =
    .subject = La sua password { -brand } è stata cambiata
    .preheader = Se la modifica non è sua, reimposti subito la password.
    .heading = La sua password è stata cambiata
    .intro = la password del suo account è appena stata cambiata.
    .action = Accedi
    .ignore = La modifica non è sua? Reimposti subito la password.

welcome =
    .subject = Le diamo il benvenuto in { -brand }
    .preheader = Il suo account è confermato. Acceda quando vuole.
    .heading = È tutto pronto
    .intro = il suo account è confermato e pronto all’uso.
    .action = Accedi
    .ignore = Non ha creato questo account? Ci contatti.
