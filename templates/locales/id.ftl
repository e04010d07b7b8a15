# Bahasa Indonesia. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "Anda" with a capital letter, friendly and short, as large Indonesian services write; no plural forms.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Halo, { $name }.
    .greeting-anonymous = Halo.
    .code-label = Kode Anda
    .expires = Berlaku selama { $hours } jam
    .never-share = Jangan bagikan kode ini kepada siapa pun. { -brand } tidak akan pernah memintanya.
    .link-hint = Tombol tidak berfungsi? Salin tautan ini ke browser Anda:
    .help = Butuh bantuan? Kirim email ke
    .reason = Anda menerima email ini karena alamat Anda digunakan di { -brand }.

sign-up =
    .subject = Konfirmasi alamat email Anda untuk { -brand }
    .preheader = Satu langkah lagi dan akun Anda siap digunakan.
    .heading = Konfirmasi alamat email Anda
    .intro = Terima kasih sudah mendaftar. Masukkan kode ini untuk mengonfirmasi alamat email Anda.
    .intro-link = Terima kasih sudah mendaftar. Konfirmasi alamat email Anda untuk memulai.
    .action = Konfirmasi alamat email
    .expires = { shared.expires }
    .ignore = Tidak mendaftar? Anda dapat mengabaikan email ini.
    .sms = { $code } adalah kode { -brand } untuk konfirmasi nomor Anda. Jangan berikan kepada siapa pun.

resend-code =
    .subject = Kode konfirmasi baru Anda dari { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Sesuai permintaan Anda, untuk mengonfirmasi alamat email Anda.
    .heading = Konfirmasi alamat email Anda
    .intro = Ini kode baru Anda. Masukkan untuk mengonfirmasi alamat email Anda.
    .intro-link = Ini tautan baru Anda. Gunakan untuk mengonfirmasi alamat email Anda.
    .action = Konfirmasi alamat email
    .expires = { shared.expires }
    .ignore = Tidak memintanya? Anda dapat mengabaikan email ini.
    .sms = { $code } adalah kode baru { -brand } untuk konfirmasi nomor Anda. Jangan berikan kepada siapa pun.

admin-create-user =
    .subject = Akun { -brand } Anda sudah siap
    .preheader = Ini nama pengguna dan kata sandi sementara Anda.
    .heading = Selamat datang di { -brand }
    .intro = Kami telah membuat akun untuk Anda. Masuk dengan data ini, lalu pilih kata sandi Anda sendiri.
    .username-label = Nama pengguna
    .password-label = Kata sandi sementara
    .action = Masuk
    .expires = { $days ->
        [0] Segera masuk sebelum kata sandi sementara kedaluwarsa.
       *[other] Kata sandi sementara berlaku selama { $days } hari.
    }
    .never-share = Jangan bagikan kata sandi ini kepada siapa pun. { -brand } tidak akan pernah memintanya.
    .sent-to = Dikirim ke:
    .ignore = Tidak mengharapkan undangan ini? Anda dapat mengabaikan email ini.
    .sms = { -brand }: nama pengguna Anda { $username } dan kata sandi sementara { $code }

admin-create-user_passwordless =
    .preheader = Semuanya siap. Anda hanya perlu nama pengguna ini.
    .intro = Kami telah membuat akun untuk Anda. Masuk dengan nama pengguna ini.
    .sms = { -brand }: akun Anda sudah siap. Nama pengguna Anda { $username }

forgot-password =
    .subject = Atur ulang kata sandi { -brand } Anda
    .preheader = Gunakan kode di email ini untuk memilih yang baru.
    .heading = Atur ulang kata sandi Anda
    .intro = Masukkan kode ini untuk memilih kata sandi baru.
    .action = Pilih kata sandi baru
    .expires = { shared.expires }
    .ignore = Tidak memintanya? Anda dapat mengabaikan email ini. Kata sandi Anda tidak akan berubah.
    .sms = { $code } adalah kode { -brand } untuk atur ulang kata sandi. Jangan berikan kepada siapa pun.

forgot-password_by-admin =
    .subject = Kata sandi { -brand } Anda telah diatur ulang
    .heading = Kata sandi Anda telah diatur ulang
    .intro = Administrator telah mengatur ulang kata sandi Anda. Masukkan kode ini untuk memilih yang baru.
    .ignore = Kata sandi lama Anda tidak berlaku lagi.

update-user-attribute =
    .subject = Konfirmasi data kontak baru Anda di { -brand }
    .preheader = Masukkan kode agar perubahan Anda langsung berlaku.
    .heading = Konfirmasi data kontak baru Anda
    .intro = Anda mengubah data kontak Anda. Masukkan kode ini untuk mengonfirmasi perubahan itu.
    .action = Konfirmasi perubahan
    .expires = { shared.expires }
    .ignore = Bukan Anda? Ubah kata sandi Anda sekarang.
    .sms = { $code } adalah kode { -brand } untuk konfirmasi nomor baru Anda. Jangan berikan kepada siapa pun.

update-user-attribute_by-admin =
    .preheader = Administrator telah mengubahnya. Konfirmasi dengan kode ini.
    .intro = Administrator telah mengubah data kontak Anda. Masukkan kode ini untuk mengonfirmasi perubahan itu.
    .ignore = Tidak mengharapkan perubahan ini? Jangan masukkan kodenya.

verify-user-attribute =
    .subject = Konfirmasi data kontak Anda untuk { -brand }
    .preheader = Masukkan kode agar kami dapat menghubungi Anda.
    .heading = Konfirmasi data kontak Anda
    .intro = Masukkan kode ini untuk mengonfirmasi bahwa data kontak ini milik Anda.
    .action = Konfirmasi
    .expires = { shared.expires }
    .ignore = Tidak memintanya? Anda dapat mengabaikan email ini.
    .sms = { $code } adalah kode { -brand } untuk verifikasi nomor Anda. Jangan berikan kepada siapa pun.

authentication =
    .subject = Kode masuk { -brand } Anda
    .preheader = Masukkan kode untuk masuk. Hanya berlaku beberapa menit.
    .heading = Kode masuk Anda
    .intro = Masukkan kode ini untuk masuk.
    .action = Masuk
    .expires = Berlaku selama beberapa menit
    .ignore = Tidak sedang masuk? Anda dapat mengabaikan email ini.
    .sms = { $code } adalah kode login { -brand }. Jangan berikan kepada siapa pun.

account-take-over-notification =
    .subject = Aktivitas masuk tidak biasa di akun { -brand } Anda
    .preheader = Periksa detailnya dan beri tahu kami apakah itu Anda.
    .heading = Apakah ini Anda?
    .intro = Kami melihat aktivitas masuk yang tidak biasa di akun Anda.
    .intro-blocked = Kami memblokir upaya masuk yang tidak biasa ke akun Anda.
    .time-label = Waktu:
    .place-label = Lokasi:
    .device-label = Perangkat:
    .question = Beri tahu kami:
    .yes = Ya, itu saya
    .no = Bukan, itu bukan saya
    .ignore = Bukan Anda? Ubah kata sandi Anda sekarang.

password-changed =
    .subject = Kata sandi { -brand } Anda telah diubah
    .preheader = Jika bukan Anda, segera atur ulang kata sandi Anda.
    .heading = Kata sandi Anda telah diubah
    .intro = Kata sandi akun Anda baru saja diubah.
    .action = Masuk
    .ignore = Bukan Anda? Atur ulang kata sandi Anda sekarang.

welcome =
    .subject = Selamat datang di { -brand }
    .preheader = Akun Anda sudah dikonfirmasi. Silakan masuk kapan saja.
    .heading = Semuanya sudah siap
    .intro = Akun Anda sudah dikonfirmasi dan siap digunakan.
    .action = Masuk
    .ignore = Tidak membuat akun ini? Hubungi kami.
