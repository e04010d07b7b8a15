# Türkçe. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "siz", friendly and short, as large Turkish services write. The brand never takes a suffix; a noun
# after it does ("{ -brand } hesabınız"). An SMS is UCS-2, so it is written for 70 characters.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Merhaba { $name },
    .greeting-anonymous = Merhaba,
    .code-label = Kodunuz
    .expires = { $hours ->
        [one] { $hours } saat geçerli
       *[other] { $hours } saat geçerli
    }
    .never-share = Bu kodu kimseyle paylaşmayın. { -brand } bunu sizden asla istemez.
    .link-hint = Düğme çalışmıyor mu? Bu bağlantıyı tarayıcınıza yapıştırın:
    .help = Yardıma mı ihtiyacınız var? Bize yazın:
    .reason = Bu e‑postayı, adresiniz { -brand } hizmetinde kullanıldığı için aldınız.

sign-up =
    .subject = { -brand } için e-posta adresinizi onaylayın
    .preheader = Hesabınızı kullanmaya başlamak için tek bir adım kaldı.
    .heading = E‑posta adresinizi onaylayın
    .intro = Kaydolduğunuz için teşekkürler. E‑posta adresinizi onaylamak için bu kodu girin.
    .intro-link = Kaydolduğunuz için teşekkürler. Başlamak için e‑posta adresinizi onaylayın.
    .action = E‑posta adresini onayla
    .expires = { shared.expires }
    .ignore = Siz kaydolmadınız mı? Bu e‑postayı yok sayabilirsiniz.
    .sms = { $code } - { -brand } numara onay kodunuz. Kimseyle paylaşmayın.

resend-code =
    .subject = Yeni { -brand } onay kodunuz
    .subject-link = { sign-up.subject }
    .preheader = İsteğiniz üzerine yeniden: e‑posta adresinizi onaylayın.
    .heading = E‑posta adresinizi onaylayın
    .intro = İşte yeni kodunuz. E‑posta adresinizi onaylamak için girin.
    .intro-link = İşte yeni bağlantınız. E‑posta adresinizi onaylamak için kullanın.
    .action = E‑posta adresini onayla
    .expires = { shared.expires }
    .ignore = Bunu siz istemediniz mi? Bu e‑postayı yok sayabilirsiniz.
    .sms = { $code } - { -brand } numara onayı için yeni kod. Kimseyle paylaşmayın.

admin-create-user =
    .subject = { -brand } hesabınız hazır
    .preheader = Kullanıcı adınız ve geçici parolanız bu e‑postada.
    .heading = { -brand } ailesine hoş geldiniz
    .intro = Sizin için bir hesap oluşturduk. Bu bilgilerle giriş yapın, ardından kendi parolanızı belirleyin.
    .username-label = Kullanıcı adı
    .password-label = Geçici parola
    .action = Giriş yap
    .expires = { $days ->
        [0] Geçici parolanın süresi dolmadan giriş yapın.
        [one] Geçici parola { $days } gün geçerli.
       *[other] Geçici parola { $days } gün geçerli.
    }
    .never-share = Bu parolayı kimseyle paylaşmayın. { -brand } bunu sizden asla istemez.
    .sent-to = Gönderildiği adres:
    .ignore = Bu daveti beklemiyor muydunuz? Bu e‑postayı yok sayabilirsiniz.
    .sms = { -brand }: kullanıcı adınız { $username } ve geçici parolanız { $code }

admin-create-user_passwordless =
    .preheader = Her şey hazır. Yalnızca kullanıcı adınız yeterli.
    .intro = Sizin için bir hesap oluşturduk. Bu kullanıcı adıyla giriş yapın.
    .sms = { -brand } hesabınız hazır. Kullanıcı adınız { $username }

forgot-password =
    .subject = { -brand } parolanızı sıfırlayın
    .preheader = Bu e‑postadaki kodla yeni bir parola belirleyebilirsiniz.
    .heading = Parolanızı sıfırlayın
    .intro = Yeni bir parola belirlemek için bu kodu girin.
    .action = Yeni parola belirle
    .expires = { shared.expires }
    .ignore = Bunu siz istemediniz mi? Bu e‑postayı yok sayabilirsiniz. Parolanız değişmez.
    .sms = { $code } - { -brand } parola sıfırlama kodunuz. Kimseyle paylaşmayın.

forgot-password_by-admin =
    .subject = { -brand } parolanız sıfırlandı
    .heading = Parolanız sıfırlandı
    .intro = Bir yönetici parolanızı sıfırladı. Yeni bir parola belirlemek için bu kodu girin.
    .ignore = Eski parolanız artık geçerli değil.

update-user-attribute =
    .subject = Yeni { -brand } iletişim bilgilerinizi onaylayın
    .preheader = Kodu girin, değişikliğiniz hemen geçerli olsun.
    .heading = Yeni iletişim bilgilerinizi onaylayın
    .intro = İletişim bilgilerinizi değiştirdiniz. Değişikliği onaylamak için bu kodu girin.
    .action = Değişikliği onayla
    .expires = { shared.expires }
    .ignore = Siz değil miydiniz? Parolanızı hemen değiştirin.
    .sms = { $code } - { -brand } yeni numara onay kodunuz. Kimseyle paylaşmayın.

update-user-attribute_by-admin =
    .preheader = Bunları bir yönetici değiştirdi. Kodla onaylayın.
    .intro = Bir yönetici iletişim bilgilerinizi değiştirdi. Değişikliği onaylamak için bu kodu girin.
    .ignore = Bu değişikliği beklemiyor muydunuz? Kodu girmeyin.

verify-user-attribute =
    .subject = { -brand } için iletişim bilgilerinizi onaylayın
    .preheader = Size ulaşabilmemiz için kodu girmeniz yeterli.
    .heading = İletişim bilgilerinizi onaylayın
    .intro = Bu iletişim bilgilerinin size ait olduğunu onaylamak için bu kodu girin.
    .action = Onayla
    .expires = { shared.expires }
    .ignore = Bunu siz istemediniz mi? Bu e‑postayı yok sayabilirsiniz.
    .sms = { $code } - { -brand } numara doğrulama kodunuz. Kimseyle paylaşmayın.

authentication =
    .subject = { -brand } giriş kodunuz
    .preheader = Giriş yapmak için kodu girin. Yalnızca birkaç dakika geçerli.
    .heading = Giriş kodunuz
    .intro = Giriş yapmak için bu kodu girin.
    .action = Giriş yap
    .expires = Birkaç dakika geçerli
    .ignore = Şu anda giriş yapmıyor musunuz? Bu e‑postayı yok sayabilirsiniz.
    .sms = { $code } - { -brand } giriş kodunuz. Kimseyle paylaşmayın.

account-take-over-notification =
    .subject = { -brand } hesabınızda olağan dışı giriş
    .preheader = Ayrıntılara bakın ve siz olup olmadığınızı bize bildirin.
    .heading = Bu siz miydiniz?
    .intro = Hesabınızda olağan dışı bir giriş fark ettik.
    .intro-blocked = Hesabınıza yapılan olağan dışı bir giriş denemesini engelledik.
    .time-label = Saat:
    .place-label = Yer:
    .device-label = Cihaz:
    .question = Bize bildirin:
    .yes = Evet, bendim
    .no = Hayır, ben değildim
    .ignore = Siz değil miydiniz? Parolanızı hemen değiştirin.

password-changed =
    .subject = { -brand } parolanız değiştirildi
    .preheader = Siz değiştirmediyseniz parolanızı hemen sıfırlayın.
    .heading = Parolanız değiştirildi
    .intro = Hesabınızın parolası az önce değiştirildi.
    .action = Giriş yap
    .ignore = Siz değil miydiniz? Parolanızı hemen sıfırlayın.

welcome =
    .subject = { -brand } ailesine hoş geldiniz
    .preheader = Hesabınız onaylandı. Dilediğiniz zaman giriş yapın.
    .heading = Her şey hazır
    .intro = Hesabınız onaylandı, kullanmaya başlayabilirsiniz.
    .action = Giriş yap
    .ignore = Bu hesabı siz oluşturmadınız mı? Bize ulaşın.
