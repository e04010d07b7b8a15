# Português (Brasil). Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "você" with imperatives in the third person, friendly and short; no article before the brand, because
# its gender is not known. An SMS keeps its accents (UCS-2), so it is written for 70 characters.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Olá, { $name }!
    .greeting-anonymous = Olá!
    .code-label = Seu código
    .expires = { $hours ->
        [one] Expira em { $hours } hora
       *[other] Expira em { $hours } horas
    }
    .never-share = Nunca compartilhe este código. { -brand } nunca vai pedi-lo a você.
    .link-hint = O botão não funciona? Copie este link no navegador:
    .help = Precisa de ajuda? Escreva para
    .reason = Você recebeu este e‑mail porque seu endereço foi usado em { -brand }.

sign-up =
    .subject = Confirme seu e-mail para { -brand }
    .preheader = Falta só um passo para você começar a usar sua conta.
    .heading = Confirme seu e‑mail
    .intro = Que bom ter você aqui. Digite este código para confirmar seu e‑mail.
    .intro-link = Que bom ter você aqui. Confirme seu e‑mail para começar.
    .action = Confirmar e‑mail
    .expires = { shared.expires }
    .ignore = Não criou uma conta? Pode ignorar este e‑mail com segurança.
    .sms = { $code } - código { -brand } para confirmar o número. Não compartilhe.

resend-code =
    .subject = Seu novo código de confirmação de { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Como você pediu, aqui está de novo para confirmar seu e‑mail.
    .heading = Confirme seu e‑mail
    .intro = Aqui está seu novo código. Digite-o para confirmar seu e‑mail.
    .intro-link = Aqui está seu novo link. Use-o para confirmar seu e‑mail.
    .action = Confirmar e‑mail
    .expires = { shared.expires }
    .ignore = Não pediu isso? Pode ignorar este e‑mail com segurança.
    .sms = { $code } - novo código { -brand } para o seu número. Não compartilhe.

admin-create-user =
    .subject = Sua conta de { -brand } está pronta
    .preheader = Aqui estão seu usuário e uma senha temporária.
    .heading = Boas-vindas a { -brand }
    .intro = Criamos uma conta para você. Entre com estes dados e depois escolha sua própria senha.
    .username-label = Usuário
    .password-label = Senha temporária
    .action = Entrar
    .expires = { $days ->
        [0] Entre logo: a senha temporária vai expirar.
        [one] A senha temporária expira em { $days } dia.
       *[other] A senha temporária expira em { $days } dias.
    }
    .never-share = Nunca compartilhe esta senha. { -brand } nunca vai pedi-la a você.
    .sent-to = Enviado para:
    .ignore = Não esperava este convite? Pode ignorar este e‑mail com segurança.
    .sms = { -brand }: seu usuário é { $username } e sua senha temporária { $code }

admin-create-user_passwordless =
    .preheader = Está tudo pronto. Você só precisa do seu usuário.
    .intro = Criamos uma conta para você. Entre com este usuário.
    .sms = { -brand }: sua conta está pronta. Seu usuário é { $username }

forgot-password =
    .subject = Redefina sua senha de { -brand }
    .preheader = Use o código deste e‑mail para criar uma nova senha.
    .heading = Redefina sua senha
    .intro = Digite este código para criar uma nova senha.
    .action = Criar nova senha
    .expires = { shared.expires }
    .ignore = Não pediu isso? Pode ignorar este e‑mail. Sua senha não vai mudar.
    .sms = { $code } - código { -brand } para redefinir sua senha. Não compartilhe.

forgot-password_by-admin =
    .subject = Sua senha de { -brand } foi redefinida
    .heading = Sua senha foi redefinida
    .intro = Um administrador redefiniu sua senha. Digite este código para criar uma nova.
    .ignore = Sua senha antiga não funciona mais.

update-user-attribute =
    .subject = Confirme seus novos dados de contato de { -brand }
    .preheader = Digite o código para que a alteração passe a valer.
    .heading = Confirme seus novos dados de contato
    .intro = Você alterou seus dados de contato. Digite este código para confirmar a alteração.
    .action = Confirmar alteração
    .expires = { shared.expires }
    .ignore = Não foi você? Altere sua senha agora.
    .sms = { $code } - código { -brand } para seu novo número. Não compartilhe.

update-user-attribute_by-admin =
    .preheader = Um administrador os alterou. Digite o código para confirmar.
    .intro = Um administrador alterou seus dados de contato. Digite este código para confirmar a alteração.
    .ignore = Não esperava esta alteração? Não digite o código.

verify-user-attribute =
    .subject = Confirme seus dados de contato para { -brand }
    .preheader = Digite o código para que a gente possa falar com você.
    .heading = Confirme seus dados de contato
    .intro = Digite este código para confirmar que estes dados de contato são seus.
    .action = Confirmar
    .expires = { shared.expires }
    .ignore = Não pediu isso? Pode ignorar este e‑mail com segurança.
    .sms = { $code } - código { -brand } para verificar o número. Não compartilhe.

authentication =
    .subject = Seu código de acesso a { -brand }
    .preheader = Digite-o para entrar. Ele vale só por alguns minutos.
    .heading = Seu código de acesso
    .intro = Digite este código para entrar.
    .action = Entrar
    .expires = Expira em alguns minutos
    .ignore = Não está tentando entrar? Pode ignorar este e‑mail com segurança.
    .sms = { $code } - código de acesso { -brand }. Não compartilhe.

account-take-over-notification =
    .subject = Acesso incomum à sua conta de { -brand }
    .preheader = Confira os detalhes e conte para nós se foi você.
    .heading = Foi você?
    .intro = Notamos um acesso incomum à sua conta.
    .intro-blocked = Bloqueamos uma tentativa incomum de acesso à sua conta.
    .time-label = Horário:
    .place-label = Local:
    .device-label = Dispositivo:
    .question = Conte para nós:
    .yes = Sim, fui eu
    .no = Não, não fui eu
    .ignore = Não foi você? Altere sua senha agora.

password-changed =
    .subject = Sua senha de { -brand } foi alterada
    .preheader = Se não foi você, redefina sua senha o quanto antes.
    .heading = Sua senha foi alterada
    .intro = A senha da sua conta acabou de ser alterada.
    .action = Entrar
    .ignore = Não foi você? Redefina sua senha agora.

welcome =
    .subject = Boas-vindas a { -brand }
    .preheader = Sua conta está confirmada. Entre quando quiser.
    .heading = Tudo pronto
    .intro = Sua conta está confirmada e pronta para usar.
    .action = Entrar
    .ignore = Não criou esta conta? Fale com a gente.
