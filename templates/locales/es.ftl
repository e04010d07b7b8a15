# Español. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "usted", short and friendly, neutral between Spain and Latin America ("correo electrónico").
# An SMS keeps its accents, so it is UCS-2; it fits 70 characters with a short brand.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Hola, { $name }:
    .greeting-anonymous = Hola:
    .code-label = Su código
    .expires = { $hours ->
        [one] Caduca en { $hours } hora
       *[other] Caduca en { $hours } horas
    }
    .never-share = No comparta este código con nadie. { -brand } nunca se lo pedirá.
    .link-hint = ¿No funciona el botón? Copie este enlace en su navegador:
    .help = ¿Necesita ayuda? Escriba a
    .reason = Ha recibido este correo porque su dirección se utilizó en { -brand }.

sign-up =
    .subject = Confirme su correo electrónico para { -brand }
    .preheader = Un paso más y su cuenta estará lista para usar.
    .heading = Confirme su correo electrónico
    .intro = Gracias por registrarse. Introduzca este código para confirmar su correo electrónico.
    .intro-link = Gracias por registrarse. Confirme su correo electrónico para empezar.
    .action = Confirmar correo electrónico
    .expires = { shared.expires }
    .ignore = ¿No se ha registrado? Puede ignorar este correo.
    .sms = { $code } - código { -brand } para confirmar su número. No lo comparta.

resend-code =
    .subject = Su nuevo código de confirmación de { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Aquí lo tiene de nuevo, para confirmar su correo electrónico.
    .heading = Confirme su correo electrónico
    .intro = Aquí tiene su nuevo código. Introdúzcalo para confirmar su correo electrónico.
    .intro-link = Aquí tiene su nuevo enlace. Úselo para confirmar su correo electrónico.
    .action = Confirmar correo electrónico
    .expires = { shared.expires }
    .ignore = ¿No lo ha solicitado? Puede ignorar este correo.
    .sms = { $code } - nuevo código { -brand } para su número. No lo comparta.

admin-create-user =
    .subject = Su cuenta de { -brand } está lista
    .preheader = Aquí tiene su usuario y una contraseña temporal.
    .heading = Le damos la bienvenida a { -brand }
    .intro = Hemos creado una cuenta para usted. Inicie sesión con estos datos y elija después su propia contraseña.
    .username-label = Usuario
    .password-label = Contraseña temporal
    .action = Iniciar sesión
    .expires = { $days ->
        [0] Inicie sesión pronto: la contraseña temporal caduca.
        [one] La contraseña temporal caduca en { $days } día.
       *[other] La contraseña temporal caduca en { $days } días.
    }
    .never-share = No comparta esta contraseña con nadie. { -brand } nunca se la pedirá.
    .sent-to = Enviado a:
    .ignore = ¿No esperaba esta invitación? Puede ignorar este correo.
    .sms = { -brand }: su usuario es { $username } y su contraseña temporal { $code }

admin-create-user_passwordless =
    .preheader = Todo está listo. Solo necesita su nombre de usuario.
    .intro = Hemos creado una cuenta para usted. Inicie sesión con este usuario.
    .sms = { -brand }: su cuenta está lista. Su usuario es { $username }

forgot-password =
    .subject = Restablezca su contraseña de { -brand }
    .preheader = Use el código de este correo para elegir otra.
    .heading = Restablezca su contraseña
    .intro = Introduzca este código para elegir una nueva contraseña.
    .action = Elegir contraseña nueva
    .expires = { shared.expires }
    .ignore = ¿No lo ha solicitado? Puede ignorar este correo. Su contraseña no cambiará.
    .sms = { $code } - código { -brand } para su nueva contraseña. No lo comparta.

forgot-password_by-admin =
    .subject = Se ha restablecido su contraseña de { -brand }
    .heading = Se ha restablecido su contraseña
    .intro = Un administrador ha restablecido su contraseña. Introduzca este código para elegir una nueva.
    .ignore = Su contraseña anterior ya no funciona.

update-user-attribute =
    .subject = Confirme sus nuevos datos de contacto de { -brand }
    .preheader = Introduzca el código para que el cambio sea efectivo.
    .heading = Confirme sus nuevos datos de contacto
    .intro = Ha cambiado sus datos de contacto. Introduzca este código para confirmar el cambio.
    .action = Confirmar cambio
    .expires = { shared.expires }
    .ignore = ¿No ha sido usted? Cambie su contraseña ahora.
    .sms = { $code } - código { -brand } para su nuevo número. No lo comparta.

update-user-attribute_by-admin =
    .preheader = Un administrador los ha cambiado. Confírmelos con el código.
    .intro = Un administrador ha cambiado sus datos de contacto. Introduzca este código para confirmar el cambio.
    .ignore = ¿No esperaba este cambio? No introduzca el código.

verify-user-attribute =
    .subject = Confirme sus datos de contacto para { -brand }
    .preheader = Introduzca el código para que podamos contactar con usted.
    .heading = Confirme sus datos de contacto
    .intro = Introduzca este código para confirmar que estos datos de contacto son suyos.
    .action = Confirmar
    .expires = { shared.expires }
    .ignore = ¿No lo ha solicitado? Puede ignorar este correo.
    .sms = { $code } - código { -brand } para verificar su número. No lo comparta.

authentication =
    .subject = Su código de inicio de sesión de { -brand }
    .preheader = Introdúzcalo para iniciar sesión. Solo dura unos minutos.
    .heading = Su código de inicio de sesión
    .intro = Introduzca este código para iniciar sesión.
    .action = Iniciar sesión
    .expires = Caduca en unos minutos
    .ignore = ¿No está iniciando sesión? Puede ignorar este correo.
    .sms = { $code } - código de acceso a { -brand }. No lo comparta.

account-take-over-notification =
    .subject = Inicio de sesión inusual en { -brand }
    .preheader = Revise los detalles y díganos si ha sido usted.
    .heading = ¿Ha sido usted?
    .intro = Hemos detectado un inicio de sesión inusual en su cuenta.
    .intro-blocked = Hemos bloqueado un intento inusual de iniciar sesión en su cuenta.
    .time-label = Hora:
    .place-label = Lugar:
    .device-label = Dispositivo:
    .question = Díganos si ha sido usted:
    .yes = Sí, he sido yo
    .no = No, no he sido yo
    .ignore = ¿No ha sido usted? Cambie su contraseña ahora.

password-changed =
    .subject = Se ha cambiado su contraseña de { -brand }
    .preheader = Si no ha sido usted, restablézcala cuanto antes.
    .heading = Se ha cambiado su contraseña
    .intro = La contraseña de su cuenta se acaba de cambiar.
    .action = Iniciar sesión
    .ignore = ¿No ha sido usted? Restablezca su contraseña ahora.

welcome =
    .subject = Le damos la bienvenida a { -brand }
    .preheader = Su cuenta está confirmada. Inicie sesión cuando quiera.
    .heading = Todo listo
    .intro = Su cuenta está confirmada y lista para usar.
    .action = Iniciar sesión
    .ignore = ¿No ha creado esta cuenta? Póngase en contacto con nosotros.
