# Français. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "vous", short and warm, without gendered participles ("Ce n’était pas vous ?").
# Typography: U+202F before ; ! and ?, U+00A0 before a colon, ’ as the apostrophe. An SMS uses none of
# these, so that it stays within GSM-7.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Bonjour { $name },
    .greeting-anonymous = Bonjour,
    .code-label = Votre code
    .expires = { $hours ->
        [one] Expire dans { $hours } heure
       *[other] Expire dans { $hours } heures
    }
    .never-share = Ne partagez jamais ce code. { -brand } ne vous le demandera jamais.
    .link-hint = Le bouton ne fonctionne pas ? Copiez ce lien dans votre navigateur :
    .help = Besoin d’aide ? Écrivez à
    .reason = Vous recevez cet e‑mail car votre adresse a été utilisée avec { -brand }.

sign-up =
    .subject = Confirmez votre adresse e-mail pour { -brand }
    .preheader = Plus qu’une étape et votre compte sera prêt.
    .heading = Confirmez votre adresse e‑mail
    .intro = Merci pour votre inscription ! Saisissez ce code pour confirmer votre adresse e‑mail.
    .intro-link = Merci pour votre inscription ! Confirmez votre adresse e‑mail pour commencer.
    .action = Confirmer mon adresse e‑mail
    .expires = { shared.expires }
    .ignore = Vous n’avez pas créé de compte ? Vous pouvez ignorer cet e‑mail.
    .sms = { $code } est votre code { -brand } pour confirmer votre numéro. Ne le communiquez à personne.

resend-code =
    .subject = Votre nouveau code de confirmation { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Comme demandé, voici de quoi confirmer votre adresse e‑mail.
    .heading = Confirmez votre adresse e‑mail
    .intro = Voici votre nouveau code. Saisissez-le pour confirmer votre adresse e‑mail.
    .intro-link = Voici votre nouveau lien. Utilisez-le pour confirmer votre adresse e‑mail.
    .action = Confirmer mon adresse e‑mail
    .expires = { shared.expires }
    .ignore = Vous n’avez rien demandé ? Vous pouvez ignorer cet e‑mail.
    .sms = { $code } est votre nouveau code { -brand } pour confirmer votre numéro. Ne le communiquez à personne.

admin-create-user =
    .subject = Votre compte { -brand } est prêt
    .preheader = Voici votre identifiant et un mot de passe provisoire.
    .heading = Bienvenue chez { -brand }
    .intro = Nous avons créé un compte pour vous. Connectez-vous avec ces informations, puis choisissez votre mot de passe.
    .username-label = Identifiant
    .password-label = Mot de passe provisoire
    .action = Se connecter
    .expires = { $days ->
        [0] Connectez-vous vite : le mot de passe provisoire va expirer.
        [one] Le mot de passe provisoire expire dans { $days } jour.
       *[other] Le mot de passe provisoire expire dans { $days } jours.
    }
    .never-share = Ne partagez jamais ce mot de passe. { -brand } ne vous le demandera jamais.
    .sent-to = Envoyé à :
    .ignore = Vous n’attendiez pas cette invitation ? Vous pouvez ignorer cet e‑mail.
    .sms = { -brand } : votre identifiant est { $username } et votre mot de passe provisoire { $code }

admin-create-user_passwordless =
    .preheader = Tout est prêt. Il vous suffit de cet identifiant.
    .intro = Nous avons créé un compte pour vous. Connectez-vous avec cet identifiant.
    .sms = { -brand } : votre compte est ouvert. Votre identifiant est { $username }

forgot-password =
    .subject = Réinitialisez votre mot de passe { -brand }
    .preheader = Le code ci-dessous vous permet d’en choisir un nouveau.
    .heading = Réinitialisez votre mot de passe
    .intro = Saisissez ce code pour choisir un nouveau mot de passe.
    .action = Choisir un mot de passe
    .expires = { shared.expires }
    .ignore = Vous n’avez rien demandé ? Vous pouvez ignorer cet e‑mail. Votre mot de passe ne changera pas.
    .sms = { $code } est votre code { -brand } pour changer de mot de passe. Ne le communiquez à personne.

forgot-password_by-admin =
    .subject = Votre mot de passe { -brand } a été réinitialisé
    .heading = Votre mot de passe a été réinitialisé
    .intro = L’administration a réinitialisé votre mot de passe. Saisissez ce code pour en choisir un nouveau.
    .ignore = Votre ancien mot de passe ne fonctionne plus.

update-user-attribute =
    .subject = Confirmez vos nouvelles coordonnées { -brand }
    .preheader = Saisissez le code ci-dessous pour valider la modification.
    .heading = Confirmez vos nouvelles coordonnées
    .intro = Vous avez modifié vos coordonnées. Saisissez ce code pour confirmer la modification.
    .action = Confirmer la modification
    .expires = { shared.expires }
    .ignore = Ce n’était pas vous ? Changez votre mot de passe dès maintenant.
    .sms = { $code } est votre code { -brand } pour confirmer votre nouveau numéro. Ne le communiquez à personne.

update-user-attribute_by-admin =
    .preheader = L’administration les a modifiées. Confirmez-les avec le code.
    .intro = L’administration a modifié vos coordonnées. Saisissez ce code pour confirmer la modification.
    .ignore = Vous ne vous y attendiez pas ? Ne saisissez pas le code.

verify-user-attribute =
    .subject = Confirmez vos coordonnées pour { -brand }
    .preheader = Saisissez le code ci-dessous pour que nous puissions vous joindre.
    .heading = Confirmez vos coordonnées
    .intro = Saisissez ce code pour confirmer que ces coordonnées sont bien les vôtres.
    .action = Confirmer
    .expires = { shared.expires }
    .ignore = Vous n’avez rien demandé ? Vous pouvez ignorer cet e‑mail.
    .sms = { $code } est votre code { -brand } pour vérifier votre numéro. Ne le communiquez à personne.

authentication =
    .subject = Votre code de connexion { -brand }
    .preheader = Saisissez-le pour vous connecter. Il expire dans quelques minutes.
    .heading = Votre code de connexion
    .intro = Saisissez ce code pour vous connecter.
    .action = Se connecter
    .expires = Expire dans quelques minutes
    .ignore = Vous n’essayez pas de vous connecter ? Vous pouvez ignorer cet e‑mail.
    .sms = { $code } est votre code de connexion { -brand }. Ne le communiquez à personne.

account-take-over-notification =
    .subject = Connexion inhabituelle à votre compte { -brand }
    .preheader = Vérifiez les détails et dites-nous si c’était bien vous.
    .heading = Était-ce vous ?
    .intro = Nous avons remarqué une connexion inhabituelle à votre compte.
    .intro-blocked = Nous avons bloqué une tentative de connexion inhabituelle à votre compte.
    .time-label = Heure :
    .place-label = Lieu :
    .device-label = Appareil :
    .question = Dites-nous si c’était vous :
    .yes = Oui, c’était moi
    .no = Non, ce n’était pas moi
    .ignore = Ce n’était pas vous ? Changez votre mot de passe dès maintenant.

password-changed =
    .subject = Votre mot de passe { -brand } a été modifié
    .preheader = Si ce n’était pas vous, réinitialisez-le sans attendre.
    .heading = Votre mot de passe a été modifié
    .intro = Le mot de passe de votre compte vient d’être modifié.
    .action = Se connecter
    .ignore = Ce n’était pas vous ? Réinitialisez votre mot de passe dès maintenant.

welcome =
    .subject = Bienvenue chez { -brand }
    .preheader = Votre compte est confirmé. Connectez-vous quand vous voulez.
    .heading = Tout est prêt
    .intro = Votre compte est confirmé et prêt à l’emploi.
    .action = Se connecter
    .ignore = Vous n’avez pas créé ce compte ? Contactez-nous.
