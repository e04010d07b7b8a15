# Français. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "vous", without gendered participles ("cette demande ne vient pas de vous").
# Typography: U+202F before ; ! and ?, U+00A0 before a colon, ’ as the apostrophe. An SMS uses none of
# these, so that it stays within GSM-7.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Bonjour { $name },
    .greeting-anonymous = Bonjour,
    .code-label = Votre code
    .expires = { $hours ->
        [one] Il est valable { $hours } heure.
       *[other] Il est valable { $hours } heures.
    }
    .never-share = Ne communiquez jamais ce code. { -brand } ne vous le demandera jamais.
    .link-hint = Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :
    .help = Une question ? Écrivez à

sign-up =
    .subject = Confirmez votre adresse e-mail pour { -brand }
    .preheader = Plus qu’une étape : confirmez que cette adresse vous appartient.
    .heading = Confirmez votre adresse e‑mail
    .intro = Merci de votre inscription. Saisissez ce code pour confirmer que cette adresse vous appartient.
    .intro-link = Merci de votre inscription. Suivez ce lien pour confirmer que cette adresse vous appartient.
    .action = Confirmer l’adresse
    .expires = { shared.expires }
    .ignore = Si cette inscription ne vient pas de vous, ignorez cet e‑mail : sans confirmation, rien ne se passera.
    .sms = { $code } est votre code { -brand } pour confirmer votre numéro. Ne le communiquez à personne.

resend-code =
    .subject = Votre nouveau code de confirmation { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Vous avez demandé un nouvel envoi. Confirmez que cette adresse vous appartient.
    .heading = Le voici à nouveau
    .intro = Vous nous avez demandé un nouvel envoi. Saisissez ce code pour confirmer que cette adresse vous appartient.
    .intro-link = Vous nous avez demandé un nouvel envoi. Suivez ce lien pour confirmer que cette adresse vous appartient.
    .action = Confirmer l’adresse
    .expires = { shared.expires }
    .ignore = Si cette demande ne vient pas de vous, ignorez cet e‑mail : sans confirmation, rien ne se passera.
    .sms = { $code } est votre nouveau code { -brand } pour confirmer votre numéro. Ne le communiquez à personne.

admin-create-user =
    .subject = Votre compte { -brand } est prêt
    .preheader = Votre nom d’utilisateur et un mot de passe provisoire pour vous connecter.
    .heading = Bienvenue chez { -brand }
    .intro = Un compte a été créé pour vous. Connectez-vous avec ces identifiants, puis choisissez votre propre mot de passe.
    .username-label = Nom d’utilisateur
    .password-label = Mot de passe provisoire
    .action = Se connecter
    .expires = { $days ->
        [0] Connectez-vous avant que le mot de passe provisoire n’expire.
        [one] Le mot de passe provisoire est valable { $days } jour.
       *[other] Le mot de passe provisoire est valable { $days } jours.
    }
    .never-share = Ne communiquez jamais ce mot de passe. { -brand } ne vous le demandera jamais.
    .sent-to = Envoyé à :
    .ignore = Si vous n’attendiez pas cette invitation, ignorez cet e‑mail.
    .sms = { -brand } : votre identifiant est { $username } et votre mot de passe provisoire { $code }

admin-create-user_passwordless =
    .preheader = Votre compte est prêt. Connectez-vous avec le nom d’utilisateur de ce message.
    .intro = Un compte a été créé pour vous. Connectez-vous avec ce nom d’utilisateur.
    .sms = { -brand } : votre compte est ouvert. Votre identifiant est { $username }

forgot-password =
    .subject = Réinitialisez votre mot de passe { -brand }
    .preheader = Utilisez le code de ce message pour choisir un nouveau mot de passe.
    .heading = Réinitialisez votre mot de passe
    .intro = Nous avons reçu une demande de réinitialisation de votre mot de passe. Saisissez ce code pour en choisir un nouveau.
    .action = Choisir un nouveau mot de passe
    .expires = { shared.expires }
    .ignore = Si cette demande ne vient pas de vous, ignorez cet e‑mail : votre mot de passe reste inchangé.
    .sms = { $code } est votre code { -brand } pour changer de mot de passe. Ne le communiquez à personne.

forgot-password_by-admin =
    .subject = Votre mot de passe { -brand } a été réinitialisé
    .heading = Votre mot de passe a été réinitialisé
    .intro = Votre mot de passe a été réinitialisé. Saisissez ce code pour en choisir un nouveau.
    .ignore = Votre ancien mot de passe n’est plus valable : choisissez-en un nouveau.

update-user-attribute =
    .subject = Confirmez vos nouvelles coordonnées { -brand }
    .preheader = Vous avez modifié vos coordonnées. Confirmez-les pour qu’elles prennent effet.
    .heading = Confirmez la modification
    .intro = Vous avez modifié vos coordonnées. Saisissez ce code pour confirmer les nouvelles.
    .action = Confirmer la modification
    .expires = { shared.expires }
    .ignore = Si cette modification ne vient pas de vous, connectez-vous et changez votre mot de passe.
    .sms = { $code } est votre code { -brand } pour confirmer votre nouveau numéro. Ne le communiquez à personne.

update-user-attribute_by-admin =
    .preheader = Les coordonnées de votre compte ont été modifiées. Confirmez les nouvelles.
    .intro = Les coordonnées de votre compte ont été modifiées. Saisissez ce code pour confirmer les nouvelles.
    .ignore = Si vous n’attendiez pas cette modification, ne saisissez pas le code.

verify-user-attribute =
    .subject = Vérifiez vos coordonnées pour { -brand }
    .preheader = Avec le code de ce message, prouvez que ces coordonnées sont bien les vôtres.
    .heading = Vérifiez vos coordonnées
    .intro = Saisissez ce code pour prouver que ces coordonnées sont bien les vôtres.
    .action = Vérifier
    .expires = { shared.expires }
    .ignore = Si cette demande ne vient pas de vous, ignorez cet e‑mail : rien ne changera.
    .sms = { $code } est votre code { -brand } pour vérifier votre numéro. Ne le communiquez à personne.

authentication =
    .subject = Votre code de connexion { -brand }
    .preheader = Saisissez le code de ce message pour terminer votre connexion.
    .heading = Votre code de connexion
    .intro = Saisissez ce code pour terminer votre connexion.
    .action = Terminer la connexion
    .expires = Il n’est valable que quelques minutes.
    .ignore = Si vous n’essayez pas de vous connecter, ignorez cet e‑mail et ne communiquez ce code à personne.
    .sms = { $code } est votre code de connexion { -brand }. Ne le communiquez à personne.

account-take-over-notification =
    .subject = Connexion inhabituelle à votre compte { -brand }
    .preheader = Vérifiez s’il s’agit de vous et ce qu’il faut faire sinon.
    .heading = Était-ce vous ?
    .intro = Nous avons remarqué une connexion inhabituelle à votre compte.
    .intro-blocked = Nous avons bloqué une tentative inhabituelle de connexion à votre compte.
    .time-label = Heure
    .place-label = Lieu
    .device-label = Appareil
    .question = Dites-nous s’il s’agissait de vous.
    .yes = Oui, c’était moi
    .no = Non, ce n’était pas moi
    .ignore = Ce n’était pas vous ? Changez votre mot de passe maintenant.

password-changed =
    .subject = Votre mot de passe { -brand } a été modifié
    .preheader = Si vous ne l’avez pas modifié, réinitialisez-le maintenant.
    .heading = Votre mot de passe a été modifié
    .intro = Le mot de passe de votre compte vient d’être modifié.
    .action = Se connecter
    .ignore = Ce n’était pas vous ? Réinitialisez votre mot de passe maintenant.

welcome =
    .subject = Bienvenue chez { -brand }
    .preheader = Votre compte est confirmé et prêt à l’emploi.
    .heading = Bienvenue chez { -brand }
    .intro = Votre compte est confirmé et prêt à l’emploi.
    .action = Se connecter
    .ignore = Si vous n’avez pas créé ce compte, contactez-nous.
