# Português (Brasil). Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "você" with imperatives in the third person, as Brazilian banks write; no article before the
# brand, because its gender is not known. An SMS keeps its accents (UCS-2), so it is written for 70
# characters.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Olá, { $name }!
    .greeting-anonymous = Olá!
    .code-label = Seu código
    .expires = { $hours ->
        [one] Ele é válido por { $hours } hora.
       *[other] Ele é válido por { $hours } horas.
    }
    .never-share = Nunca compartilhe este código. { -brand } nunca pedirá que você o informe.
    .link-hint = Se o botão não funcionar, copie este endereço para o navegador:
    .help = Dúvidas? Escreva para

sign-up =
    .subject = Confirme seu e-mail para { -brand }
    .preheader = Só falta um passo: confirme que este endereço é seu.
    .heading = Confirme seu e‑mail
    .intro = Agradecemos seu cadastro. Digite este código para confirmar que este endereço é seu.
    .intro-link = Agradecemos seu cadastro. Siga este link para confirmar que este endereço é seu.
    .action = Confirmar endereço
    .expires = { shared.expires }
    .ignore = Se você não fez este cadastro, ignore este e‑mail: sem confirmação, nada acontece.
    .sms = { $code } - código { -brand } para confirmar o número. Não compartilhe.

resend-code =
    .subject = Seu novo código de confirmação { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Você pediu um novo envio. Confirme que este endereço é seu.
    .heading = Aqui está novamente
    .intro = Você pediu um novo envio. Digite este código para confirmar que este endereço é seu.
    .intro-link = Você pediu um novo envio. Siga este link para confirmar que este endereço é seu.
    .action = Confirmar endereço
    .expires = { shared.expires }
    .ignore = Se você não fez este pedido, ignore este e‑mail: sem confirmação, nada acontece.
    .sms = { $code } - novo código { -brand } para o seu número. Não compartilhe.

admin-create-user =
    .subject = Sua conta { -brand } está pronta
    .preheader = Seu nome de usuário e uma senha temporária para o primeiro acesso.
    .heading = Boas-vindas à sua conta { -brand }
    .intro = Uma conta foi criada para você. Entre com estes dados e depois escolha sua própria senha.
    .username-label = Nome de usuário
    .password-label = Senha temporária
    .action = Entrar
    .expires = { $days ->
        [0] Entre antes que a senha temporária expire.
        [one] A senha temporária é válida por { $days } dia.
       *[other] A senha temporária é válida por { $days } dias.
    }
    .never-share = Nunca compartilhe esta senha. { -brand } nunca pedirá que você a informe.
    .sent-to = Enviado para:
    .ignore = Se você não esperava este convite, ignore este e‑mail.
    .sms = { -brand }: seu usuário é { $username } e sua senha temporária { $code }

admin-create-user_passwordless =
    .preheader = Sua conta está pronta. Entre com o nome de usuário desta mensagem.
    .intro = Uma conta foi criada para você. Entre com este nome de usuário.
    .sms = { -brand }: sua conta está pronta. Seu usuário é { $username }

forgot-password =
    .subject = { -brand }: redefina sua senha
    .preheader = Use o código desta mensagem para escolher uma nova senha.
    .heading = Redefina sua senha
    .intro = Recebemos um pedido para redefinir sua senha. Digite este código para escolher uma nova.
    .action = Escolher nova senha
    .expires = { shared.expires }
    .ignore = Se você não fez este pedido, ignore este e‑mail: sua senha continua a mesma.
    .sms = { $code } - código { -brand } para redefinir sua senha. Não compartilhe.

forgot-password_by-admin =
    .subject = Sua senha { -brand } foi redefinida
    .heading = Sua senha foi redefinida
    .intro = Sua senha foi redefinida. Digite este código para escolher uma nova.
    .ignore = Sua senha anterior não funciona mais. Escolha uma nova.

update-user-attribute =
    .subject = Confirme seus novos dados de contato em { -brand }
    .preheader = Você alterou seus dados de contato. Confirme-os para que a alteração seja efetivada.
    .heading = Confirme a alteração
    .intro = Você alterou seus dados de contato. Digite este código para confirmar os novos.
    .action = Confirmar alteração
    .expires = { shared.expires }
    .ignore = Se você não fez esta alteração, entre na sua conta e troque a senha.
    .sms = { $code } - código { -brand } para seu novo número. Não compartilhe.

update-user-attribute_by-admin =
    .preheader = Os dados de contato da sua conta foram alterados. Confirme os novos.
    .intro = Os dados de contato da sua conta foram alterados. Digite este código para confirmar os novos.
    .ignore = Se você não esperava esta alteração, não digite o código.

verify-user-attribute =
    .subject = Verifique seus dados de contato em { -brand }
    .preheader = Com o código desta mensagem, comprove que estes dados de contato são seus.
    .heading = Verifique seus dados de contato
    .intro = Digite este código para comprovar que estes dados de contato são seus.
    .action = Verificar
    .expires = { shared.expires }
    .ignore = Se você não fez este pedido, ignore este e‑mail: nada será alterado.
    .sms = { $code } - código { -brand } para verificar o número. Não compartilhe.

authentication =
    .subject = Seu código de acesso { -brand }
    .preheader = Digite o código desta mensagem para concluir o acesso à sua conta.
    .heading = Seu código de acesso
    .intro = Digite este código para concluir o acesso à sua conta.
    .action = Concluir acesso
    .expires = Ele é válido por apenas alguns minutos.
    .ignore = Se você não está tentando entrar agora, ignore este e‑mail e não compartilhe o código.
    .sms = { $code } - código de acesso { -brand }. Não compartilhe.

account-take-over-notification =
    .subject = Acesso incomum à sua conta { -brand }
    .preheader = Confira se foi você e o que fazer caso não tenha sido.
    .heading = Foi você?
    .intro = Notamos um acesso incomum à sua conta.
    .intro-blocked = Bloqueamos uma tentativa incomum de acesso à sua conta.
    .time-label = Horário
    .place-label = Local
    .device-label = Dispositivo
    .question = Diga-nos se foi você.
    .yes = Sim, fui eu
    .no = Não, não fui eu
    .ignore = Não foi você? Troque sua senha agora.

password-changed =
    .subject = Sua senha de { -brand } foi alterada
    .preheader = Se não foi você quem a alterou, redefina sua senha agora.
    .heading = Sua senha foi alterada
    .intro = A senha da sua conta acabou de ser alterada.
    .action = Entrar
    .ignore = Não foi você? Redefina sua senha agora.

welcome =
    .subject = Boas-vindas a { -brand }
    .preheader = Sua conta está confirmada e pronta para uso.
    .heading = Boas-vindas a { -brand }
    .intro = Sua conta está confirmada e pronta para uso.
    .action = Entrar
    .ignore = Se você não criou esta conta, fale conosco.
