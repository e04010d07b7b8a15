# Italiano. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "Lei" with verbs in the third person; pronouns in lower case, as banks write. After the
# comma of the greeting, .intro begins in lower case.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Buongiorno { $name },
    .greeting-anonymous = Buongiorno,
    .code-label = Il suo codice
    .expires = { $hours ->
        [one] È valido per { $hours } ora.
       *[other] È valido per { $hours } ore.
    }
    .never-share = Non comunichi questo codice a nessuno. { -brand } non glielo chiederà mai.
    .link-hint = Se il pulsante non funziona, copi questo indirizzo nel browser:
    .help = Ha domande? Scriva a

sign-up =
    .subject = Confermi il suo indirizzo e-mail per { -brand }
    .preheader = Manca solo un passaggio: confermi che questo indirizzo è suo.
    .heading = Confermi il suo indirizzo e‑mail
    .intro = grazie per la registrazione. Inserisca questo codice per confermare che questo indirizzo è suo.
    .intro-link = grazie per la registrazione. Segua questo link per confermare che questo indirizzo è suo.
    .action = Conferma l’indirizzo
    .expires = { shared.expires }
    .ignore = Se la registrazione non è stata fatta da lei, ignori questa e‑mail: senza conferma non succede nulla.
    .sms = { $code } è il suo codice { -brand } per confermare il numero. Non lo comunichi a nessuno.

resend-code =
    .subject = Il suo nuovo codice di conferma { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Lo ha richiesto di nuovo. Confermi che questo indirizzo è suo.
    .heading = Eccolo di nuovo
    .intro = ci ha chiesto un nuovo invio. Inserisca questo codice per confermare che questo indirizzo è suo.
    .intro-link = ci ha chiesto un nuovo invio. Segua questo link per confermare che questo indirizzo è suo.
    .action = Conferma l’indirizzo
    .expires = { shared.expires }
    .ignore = Se la richiesta non è sua, ignori questa e‑mail: senza conferma non succede nulla.
    .sms = { $code } è il suo nuovo codice { -brand } per confermare il numero. Non lo comunichi a nessuno.

admin-create-user =
    .subject = Il suo account { -brand } è pronto
    .preheader = Il nome utente e una password temporanea per il suo primo accesso.
    .heading = { -brand } le dà il benvenuto
    .intro = è stato creato un account per lei. Acceda con questi dati, poi scelga una password personale.
    .username-label = Nome utente
    .password-label = Password temporanea
    .action = Accedi
    .expires = { $days ->
        [0] Acceda prima che la password temporanea scada.
        [one] La password temporanea è valida per { $days } giorno.
       *[other] La password temporanea è valida per { $days } giorni.
    }
    .never-share = Non comunichi questa password a nessuno. { -brand } non gliela chiederà mai.
    .sent-to = Inviato a:
    .ignore = Se non aspettava questo invito, ignori questa e‑mail.
    .sms = { -brand }: il suo nome utente è { $username } e la password temporanea { $code }

admin-create-user_passwordless =
    .preheader = Il suo account è pronto. Acceda con il nome utente indicato in questo messaggio.
    .intro = è stato creato un account per lei. Acceda con questo nome utente.
    .sms = { -brand }: il suo account è pronto. Il suo nome utente è { $username }

forgot-password =
    .subject = Reimposti la sua password { -brand }
    .preheader = Con il codice in questo messaggio può scegliere una nuova password.
    .heading = Reimposti la sua password
    .intro = abbiamo ricevuto una richiesta di reimpostazione della sua password. Inserisca questo codice per sceglierne una nuova.
    .action = Scegli una nuova password
    .expires = { shared.expires }
    .ignore = Se la richiesta non è sua, ignori questa e‑mail: la sua password resta invariata.
    .sms = { $code } è il suo codice { -brand } per reimpostare la password. Non lo comunichi a nessuno.

forgot-password_by-admin =
    .subject = La sua password { -brand } è stata reimpostata
    .heading = La sua password è stata reimpostata
    .intro = la sua password è stata reimpostata. Inserisca questo codice per sceglierne una nuova.
    .ignore = La password precedente non è più valida: ne scelga una nuova.

update-user-attribute =
    .subject = Confermi i suoi nuovi recapiti { -brand }
    .preheader = Ha modificato i suoi recapiti. Li confermi per rendere effettiva la modifica.
    .heading = Confermi la modifica
    .intro = ha modificato i suoi recapiti. Inserisca questo codice per confermare quelli nuovi.
    .action = Conferma la modifica
    .expires = { shared.expires }
    .ignore = Se la modifica non è sua, acceda e cambi la password.
    .sms = { $code } è il suo codice { -brand } per confermare il nuovo numero. Non lo comunichi a nessuno.

update-user-attribute_by-admin =
    .preheader = I recapiti del suo account sono stati modificati. Confermi quelli nuovi.
    .intro = i recapiti del suo account sono stati modificati. Inserisca questo codice per confermare quelli nuovi.
    .ignore = Se non si aspettava questa modifica, non inserisca il codice.

verify-user-attribute =
    .subject = Verifichi i suoi recapiti per { -brand }
    .preheader = Con il codice in questo messaggio può dimostrare che questi recapiti sono suoi.
    .heading = Verifichi i suoi recapiti
    .intro = inserisca questo codice per dimostrare che questi recapiti sono suoi.
    .action = Verifica
    .expires = { shared.expires }
    .ignore = Se la richiesta non è sua, ignori questa e‑mail: non cambia nulla.
    .sms = { $code } è il suo codice { -brand } per verificare il numero. Non lo comunichi a nessuno.

authentication =
    .subject = Il suo codice di accesso { -brand }
    .preheader = Inserisca il codice in questo messaggio per completare l’accesso.
    .heading = Il suo codice di accesso
    .intro = inserisca questo codice per completare l’accesso.
    .action = Completa l’accesso
    .expires = È valido solo per pochi minuti.
    .ignore = Se non sta effettuando l’accesso, ignori questa e‑mail e non comunichi il codice a nessuno.
    .sms = { $code } è il suo codice di accesso { -brand }. Non lo comunichi a nessuno.

account-take-over-notification =
    .subject = Accesso insolito al suo account { -brand }
    .preheader = Verifichi se l’accesso è suo e che cosa fare in caso contrario.
    .heading = L’accesso è suo?
    .intro = abbiamo rilevato un accesso insolito al suo account.
    .intro-blocked = abbiamo bloccato un tentativo insolito di accesso al suo account.
    .time-label = Ora
    .place-label = Luogo
    .device-label = Dispositivo
    .question = Ci faccia sapere se l’accesso è suo.
    .yes = Sì, l’accesso è mio
    .no = No, l’accesso non è mio
    .ignore = L’accesso non è suo? Cambi subito la password.

password-changed =
    .subject = La sua password di { -brand } è stata modificata
    .preheader = Se la modifica non è sua, reimposti subito la password.
    .heading = La sua password è stata modificata
    .intro = la password del suo account è stata appena modificata.
    .action = Accedi
    .ignore = La modifica non è sua? Reimposti subito la password.

welcome =
    .subject = { -brand } le dà il benvenuto
    .preheader = Il suo account è confermato e pronto all’uso.
    .heading = { -brand } le dà il benvenuto
    .intro = il suo account è confermato e pronto all’uso.
    .action = Accedi
    .ignore = Se non ha creato questo account, ci contatti.
