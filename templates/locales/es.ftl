# Español. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "usted", neutral between Spain and Latin America ("correo electrónico").
# An SMS keeps its accents, so it is UCS-2; it fits 70 characters with a short brand.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Hola, { $name }:
    .greeting-anonymous = Hola:
    .code-label = Su código
    .expires = { $hours ->
        [one] Es válido durante { $hours } hora.
       *[other] Es válido durante { $hours } horas.
    }
    .never-share = No comparta este código con nadie. { -brand } nunca se lo pedirá.
    .link-hint = Si el botón no funciona, copie esta dirección en su navegador:
    .help = ¿Tiene preguntas? Escriba a

sign-up =
    .subject = Confirme su correo electrónico para { -brand }
    .preheader = Solo queda un paso: confirme que esta dirección es suya.
    .heading = Confirme su correo electrónico
    .intro = Gracias por registrarse. Introduzca este código para confirmar que esta dirección es suya.
    .intro-link = Gracias por registrarse. Siga este enlace para confirmar que esta dirección es suya.
    .action = Confirmar la dirección
    .expires = { shared.expires }
    .ignore = Si no se ha registrado, ignore este mensaje: sin confirmación no ocurrirá nada.
    .sms = { $code } - código { -brand } para confirmar su número. No lo comparta.

resend-code =
    .subject = Su nuevo código de confirmación de { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Lo ha solicitado de nuevo. Confirme con él que esta dirección es suya.
    .heading = Aquí lo tiene de nuevo
    .intro = Nos pidió que se lo enviáramos otra vez. Introduzca este código para confirmar que esta dirección es suya.
    .intro-link = Nos pidió que se lo enviáramos otra vez. Siga este enlace para confirmar que esta dirección es suya.
    .action = Confirmar la dirección
    .expires = { shared.expires }
    .ignore = Si no lo ha solicitado, ignore este mensaje: sin confirmación no ocurrirá nada.
    .sms = { $code } - nuevo código { -brand } para su número. No lo comparta.

admin-create-user =
    .subject = Su cuenta de { -brand } está lista
    .preheader = Su nombre de usuario y una contraseña temporal para iniciar sesión por primera vez.
    .heading = Le damos la bienvenida a { -brand }
    .intro = Se ha creado una cuenta para usted. Inicie sesión con estos datos y elija después su propia contraseña.
    .username-label = Nombre de usuario
    .password-label = Contraseña temporal
    .action = Iniciar sesión
    .expires = { $days ->
        [0] Inicie sesión antes de que caduque la contraseña temporal.
        [one] La contraseña temporal es válida durante { $days } día.
       *[other] La contraseña temporal es válida durante { $days } días.
    }
    .never-share = No comparta esta contraseña con nadie. { -brand } nunca se la pedirá.
    .sent-to = Enviado a:
    .ignore = Si no esperaba esta invitación, ignore este mensaje.
    .sms = { -brand }: su usuario es { $username } y su contraseña temporal { $code }

admin-create-user_passwordless =
    .preheader = Su cuenta está lista. Inicie sesión con el nombre de usuario de este mensaje.
    .intro = Se ha creado una cuenta para usted. Inicie sesión con este nombre de usuario.
    .sms = { -brand }: su cuenta está lista. Su usuario es { $username }

forgot-password =
    .subject = Restablezca su contraseña de { -brand }
    .preheader = Use el código de este mensaje para elegir una contraseña nueva.
    .heading = Restablezca su contraseña
    .intro = Hemos recibido una solicitud para restablecer su contraseña. Introduzca este código para elegir una nueva.
    .action = Elegir una contraseña nueva
    .expires = { shared.expires }
    .ignore = Si no lo ha solicitado, ignore este mensaje: su contraseña no cambiará.
    .sms = { $code } - código { -brand } para su nueva contraseña. No lo comparta.

forgot-password_by-admin =
    .subject = Se ha restablecido su contraseña de { -brand }
    .heading = Se ha restablecido su contraseña
    .intro = Se ha restablecido su contraseña. Introduzca este código para elegir una nueva.
    .ignore = Su contraseña anterior ya no es válida: elija una nueva.

update-user-attribute =
    .subject = Confirme sus nuevos datos de contacto en { -brand }
    .preheader = Ha cambiado sus datos de contacto. Confírmelos para que el cambio surta efecto.
    .heading = Confirme el cambio
    .intro = Ha cambiado sus datos de contacto. Introduzca este código para confirmar los nuevos.
    .action = Confirmar el cambio
    .expires = { shared.expires }
    .ignore = Si no ha hecho este cambio, inicie sesión y cambie su contraseña.
    .sms = { $code } - código { -brand } para su nuevo número. No lo comparta.

update-user-attribute_by-admin =
    .preheader = Se han cambiado los datos de contacto de su cuenta. Confirme los nuevos.
    .intro = Se han cambiado los datos de contacto de su cuenta. Introduzca este código para confirmar los nuevos.
    .ignore = Si no esperaba este cambio, no introduzca el código.

verify-user-attribute =
    .subject = Verifique sus datos de contacto en { -brand }
    .preheader = Demuestre con el código de este mensaje que estos datos son suyos.
    .heading = Verifique sus datos de contacto
    .intro = Introduzca este código para demostrar que estos datos de contacto son suyos.
    .action = Verificar
    .expires = { shared.expires }
    .ignore = Si no lo ha solicitado, ignore este mensaje: no cambiará nada.
    .sms = { $code } - código { -brand } para verificar su número. No lo comparta.

authentication =
    .subject = Su código de acceso a { -brand }
    .preheader = Introduzca el código de este mensaje para terminar de iniciar sesión.
    .heading = Su código de acceso
    .intro = Introduzca este código para terminar de iniciar sesión.
    .action = Terminar de iniciar sesión
    .expires = Es válido solo durante unos minutos.
    .ignore = Si no está iniciando sesión en este momento, ignore este mensaje y no comparta el código.
    .sms = { $code } - código de acceso a { -brand }. No lo comparta.

account-take-over-notification =
    .subject = Inicio de sesión inusual en su cuenta de { -brand }
    .preheader = Compruebe si ha sido usted y qué hacer en caso contrario.
    .heading = ¿Ha sido usted?
    .intro = Hemos detectado un inicio de sesión inusual en su cuenta.
    .intro-blocked = Hemos bloqueado un intento inusual de iniciar sesión en su cuenta.
    .time-label = Hora
    .place-label = Lugar
    .device-label = Dispositivo
    .question = Díganos si ha sido usted.
    .yes = Sí, he sido yo
    .no = No, no he sido yo
    .ignore = ¿No ha sido usted? Cambie su contraseña ahora.

password-changed =
    .subject = Se ha cambiado su contraseña de { -brand }
    .preheader = Si no la ha cambiado usted, restablézcala ahora.
    .heading = Se ha cambiado su contraseña
    .intro = La contraseña de su cuenta se acaba de cambiar.
    .action = Iniciar sesión
    .ignore = ¿No ha sido usted? Restablezca su contraseña ahora.

welcome =
    .subject = Le damos la bienvenida a { -brand }
    .preheader = Su cuenta está confirmada y lista para usar.
    .heading = Le damos la bienvenida a { -brand }
    .intro = Su cuenta está confirmada y lista para usar.
    .action = Iniciar sesión
    .ignore = Si no ha creado esta cuenta, póngase en contacto con nosotros.
