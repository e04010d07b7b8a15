# Türkçe. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "siz", as banks write. The brand never takes a suffix; a noun after it does
# ("{ -brand } hesabınız"). An SMS is UCS-2, so it is written for 70 characters.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Merhaba { $name },
    .greeting-anonymous = Merhaba,
    .code-label = Kodunuz
    .expires = { $hours ->
        [one] { $hours } saat geçerlidir.
       *[other] { $hours } saat geçerlidir.
    }
    .never-share = Bu kodu kimseyle paylaşmayın. { -brand } sizden bu kodu asla istemez.
    .link-hint = Düğme çalışmıyorsa bu adresi tarayıcınıza kopyalayın:
    .help = Sorularınız mı var? Bize yazın:

sign-up =
    .subject = { -brand } için e-posta adresinizi onaylayın
    .preheader = Son bir adım kaldı: Bu adresin size ait olduğunu onaylayın.
    .heading = E‑posta adresinizi onaylayın
    .intro = Kaydolduğunuz için teşekkür ederiz. Bu adresin size ait olduğunu onaylamak için bu kodu girin.
    .intro-link = Kaydolduğunuz için teşekkür ederiz. Bu adresin size ait olduğunu onaylamak için bu bağlantıyı açın.
    .action = Adresi onayla
    .expires = { shared.expires }
    .ignore = Kaydolmadıysanız bu e‑postayı dikkate almayın: Onay olmadan hiçbir işlem yapılmaz.
    .sms = { $code } - { -brand } numara onay kodunuz. Kimseyle paylaşmayın.

resend-code =
    .subject = Yeni { -brand } onay kodunuz
    .subject-link = { sign-up.subject }
    .preheader = Yeniden istediniz: Bu adresin size ait olduğunu onaylayın.
    .heading = İşte yeniden
    .intro = Bunu yeniden göndermemizi istediniz. Bu adresin size ait olduğunu onaylamak için bu kodu girin.
    .intro-link = Bunu yeniden göndermemizi istediniz. Bu adresin size ait olduğunu onaylamak için bu bağlantıyı açın.
    .action = Adresi onayla
    .expires = { shared.expires }
    .ignore = Bunu siz istemediyseniz bu e‑postayı dikkate almayın: Onay olmadan hiçbir işlem yapılmaz.
    .sms = { $code } - { -brand } numara onayı için yeni kod. Kimseyle paylaşmayın.

admin-create-user =
    .subject = { -brand } hesabınız hazır
    .preheader = İlk girişiniz için kullanıcı adınız ve geçici parolanız bu iletide.
    .heading = { -brand } hesabınıza hoş geldiniz
    .intro = Sizin için bir hesap oluşturuldu. Bu bilgilerle giriş yapın, ardından kendi parolanızı seçin.
    .username-label = Kullanıcı adı
    .password-label = Geçici parola
    .action = Giriş yap
    .expires = { $days ->
        [0] Geçici parolanın süresi dolmadan giriş yapın.
        [one] Geçici parola { $days } gün geçerlidir.
       *[other] Geçici parola { $days } gün geçerlidir.
    }
    .never-share = Bu parolayı kimseyle paylaşmayın. { -brand } sizden bu parolayı asla istemez.
    .sent-to = Gönderilen adres:
    .ignore = Bu daveti beklemiyorsanız bu e‑postayı dikkate almayın.
    .sms = { -brand }: kullanıcı adınız { $username } ve geçici parolanız { $code }

admin-create-user_passwordless =
    .preheader = Hesabınız hazır. Bu iletideki kullanıcı adıyla giriş yapın.
    .intro = Sizin için bir hesap oluşturuldu. Bu kullanıcı adıyla giriş yapın.
    .sms = { -brand } hesabınız hazır. Kullanıcı adınız { $username }

forgot-password =
    .subject = { -brand } parolanızı sıfırlayın
    .preheader = Yeni bir parola seçmek için bu iletideki kodu kullanın.
    .heading = Parolanızı sıfırlayın
    .intro = Parolanızı sıfırlamak için bir istek aldık. Yeni bir parola seçmek için bu kodu girin.
    .action = Yeni parola seç
    .expires = { shared.expires }
    .ignore = Bunu siz istemediyseniz bu e‑postayı dikkate almayın: Parolanız değişmez.
    .sms = { $code } - { -brand } parola sıfırlama kodunuz. Kimseyle paylaşmayın.

forgot-password_by-admin =
    .subject = { -brand } parolanız sıfırlandı
    .heading = Parolanız sıfırlandı
    .intro = Parolanız sıfırlandı. Yeni bir parola seçmek için bu kodu girin.
    .ignore = Önceki parolanız artık geçerli değil, lütfen yenisini seçin.

update-user-attribute =
    .subject = Yeni { -brand } iletişim bilgilerinizi onaylayın
    .preheader = İletişim bilgilerinizi değiştirdiniz. Geçerli olması için onaylayın.
    .heading = Değişikliği onaylayın
    .intro = İletişim bilgilerinizi değiştirdiniz. Yeni bilgileri onaylamak için bu kodu girin.
    .action = Değişikliği onayla
    .expires = { shared.expires }
    .ignore = Bu değişikliği siz yapmadıysanız giriş yapın ve parolanızı değiştirin.
    .sms = { $code } - { -brand } yeni numara onay kodunuz. Kimseyle paylaşmayın.

update-user-attribute_by-admin =
    .preheader = Hesabınızın iletişim bilgileri değiştirildi. Yeni bilgileri onaylayın.
    .intro = Hesabınızın iletişim bilgileri değiştirildi. Yeni bilgileri onaylamak için bu kodu girin.
    .ignore = Bu değişikliği beklemiyorsanız kodu girmeyin.

verify-user-attribute =
    .subject = { -brand } iletişim bilgilerinizi doğrulayın
    .preheader = Bu iletideki kodla iletişim bilgilerinin size ait olduğunu gösterin.
    .heading = İletişim bilgilerinizi doğrulayın
    .intro = Bu iletişim bilgilerinin size ait olduğunu göstermek için bu kodu girin.
    .action = Doğrula
    .expires = { shared.expires }
    .ignore = Bunu siz istemediyseniz bu e‑postayı dikkate almayın: Hiçbir şey değişmez.
    .sms = { $code } - { -brand } numara doğrulama kodunuz. Kimseyle paylaşmayın.

authentication =
    .subject = { -brand } giriş kodunuz
    .preheader = Girişinizi tamamlamak için bu iletideki kodu girin.
    .heading = Giriş kodunuz
    .intro = Girişinizi tamamlamak için bu kodu girin.
    .action = Girişi tamamla
    .expires = Yalnızca birkaç dakika geçerlidir.
    .ignore = Şu anda giriş yapmıyorsanız bu e‑postayı dikkate almayın ve kodu kimseyle paylaşmayın.
    .sms = { $code } - { -brand } giriş kodunuz. Kimseyle paylaşmayın.

account-take-over-notification =
    .subject = { -brand } hesabınıza olağan dışı giriş
    .preheader = Giriş yapanın siz olup olmadığınızı ve değilseniz ne yapmanız gerektiğini görün.
    .heading = Bu siz miydiniz?
    .intro = Hesabınıza olağan dışı bir giriş fark ettik.
    .intro-blocked = Hesabınıza yapılan olağan dışı bir giriş denemesini engelledik.
    .time-label = Zaman
    .place-label = Yer
    .device-label = Cihaz
    .question = Lütfen giriş yapanın siz olup olmadığınızı bize bildirin.
    .yes = Evet, bendim
    .no = Hayır, ben değildim
    .ignore = Siz değil miydiniz? Parolanızı hemen değiştirin.

password-changed =
    .subject = { -brand } parolanız değiştirildi
    .preheader = Parolanızı siz değiştirmediyseniz hemen sıfırlayın.
    .heading = Parolanız değiştirildi
    .intro = Hesabınızın parolası az önce değiştirildi.
    .action = Giriş yap
    .ignore = Siz değil miydiniz? Parolanızı hemen sıfırlayın.

welcome =
    .subject = { -brand } hesabınıza hoş geldiniz
    .preheader = Hesabınız doğrulandı ve kullanıma hazır.
    .heading = { -brand } hesabınıza hoş geldiniz
    .intro = Hesabınız doğrulandı ve kullanıma hazır.
    .action = Giriş yap
    .ignore = Bu hesabı siz oluşturmadıysanız bize yazın.
