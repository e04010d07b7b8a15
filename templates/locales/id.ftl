# Bahasa Indonesia. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "Anda" with a capital letter, as banks write; no plural forms.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Halo, { $name }.
    .greeting-anonymous = Halo.
    .code-label = Kode Anda
    .expires = Berlaku selama { $hours } jam.
    .never-share = Jangan berikan kode ini kepada siapa pun. { -brand } tidak akan pernah memintanya.
    .link-hint = Jika tombol tidak berfungsi, salin alamat ini ke peramban Anda:
    .help = Ada pertanyaan? Kirim email ke

sign-up =
    .subject = Konfirmasikan alamat email Anda untuk { -brand }
    .preheader = Tinggal satu langkah: konfirmasikan bahwa alamat ini milik Anda.
    .heading = Konfirmasikan alamat email Anda
    .intro = Terima kasih telah mendaftar. Masukkan kode ini untuk mengonfirmasi bahwa alamat ini milik Anda.
    .intro-link = Terima kasih telah mendaftar. Ikuti tautan ini untuk mengonfirmasi bahwa alamat ini milik Anda.
    .action = Konfirmasi alamat
    .expires = { shared.expires }
    .ignore = Jika Anda tidak mendaftar, abaikan email ini: tanpa konfirmasi, tidak akan terjadi apa-apa.
    .sms = { $code } adalah kode { -brand } untuk konfirmasi nomor Anda. Jangan berikan kepada siapa pun.

resend-code =
    .subject = Kode konfirmasi baru Anda untuk { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Anda memintanya lagi. Konfirmasikan bahwa alamat ini milik Anda.
    .heading = Ini kami kirimkan kembali
    .intro = Anda meminta kami mengirimkannya sekali lagi. Masukkan kode ini untuk mengonfirmasi bahwa alamat ini milik Anda.
    .intro-link = Anda meminta kami mengirimkannya sekali lagi. Ikuti tautan ini untuk mengonfirmasi bahwa alamat ini milik Anda.
    .action = Konfirmasi alamat
    .expires = { shared.expires }
    .ignore = Jika Anda tidak memintanya, abaikan email ini: tanpa konfirmasi, tidak akan terjadi apa-apa.
    .sms = { $code } adalah kode baru { -brand } untuk konfirmasi nomor Anda. Jangan berikan kepada siapa pun.

admin-create-user =
    .subject = Akun { -brand } Anda sudah siap
    .preheader = Nama pengguna dan kata sandi sementara untuk login pertama Anda.
    .heading = Selamat datang di { -brand }
    .intro = Sebuah akun telah dibuat untuk Anda. Login dengan data ini, lalu pilih kata sandi Anda sendiri.
    .username-label = Nama pengguna
    .password-label = Kata sandi sementara
    .action = Login
    .expires = { $days ->
        [0] Silakan login sebelum kata sandi sementara kedaluwarsa.
       *[other] Kata sandi sementara berlaku selama { $days } hari.
    }
    .never-share = Jangan berikan kata sandi ini kepada siapa pun. { -brand } tidak akan pernah memintanya.
    .sent-to = Dikirim ke:
    .ignore = Jika Anda tidak menantikan undangan ini, abaikan email ini.
    .sms = { -brand }: nama pengguna Anda { $username } dan kata sandi sementara { $code }

admin-create-user_passwordless =
    .preheader = Akun Anda sudah siap. Login dengan nama pengguna dalam pesan ini.
    .intro = Sebuah akun telah dibuat untuk Anda. Login dengan nama pengguna ini.
    .sms = { -brand }: akun Anda sudah siap. Nama pengguna Anda { $username }

forgot-password =
    .subject = Atur ulang kata sandi { -brand } Anda
    .preheader = Gunakan kode dalam pesan ini untuk memilih kata sandi baru.
    .heading = Atur ulang kata sandi Anda
    .intro = Kami menerima permintaan untuk mengatur ulang kata sandi Anda. Masukkan kode ini untuk memilih kata sandi baru.
    .action = Pilih kata sandi baru
    .expires = { shared.expires }
    .ignore = Jika Anda tidak memintanya, abaikan email ini: kata sandi Anda tidak berubah.
    .sms = { $code } adalah kode { -brand } untuk atur ulang kata sandi. Jangan berikan kepada siapa pun.

forgot-password_by-admin =
    .subject = Kata sandi { -brand } Anda telah diatur ulang
    .heading = Kata sandi Anda telah diatur ulang
    .intro = Kata sandi Anda telah diatur ulang. Masukkan kode ini untuk memilih kata sandi baru.
    .ignore = Kata sandi lama Anda tidak berlaku lagi. Silakan pilih kata sandi baru.

update-user-attribute =
    .subject = Konfirmasikan data kontak baru Anda di { -brand }
    .preheader = Anda mengubah data kontak Anda. Konfirmasikan agar perubahan berlaku.
    .heading = Konfirmasikan perubahan
    .intro = Anda mengubah data kontak Anda. Masukkan kode ini untuk mengonfirmasi data yang baru.
    .action = Konfirmasi perubahan
    .expires = { shared.expires }
    .ignore = Jika Anda tidak melakukan perubahan ini, login dan ubah kata sandi Anda.
    .sms = { $code } adalah kode { -brand } untuk konfirmasi nomor baru Anda. Jangan berikan kepada siapa pun.

update-user-attribute_by-admin =
    .preheader = Data kontak akun Anda telah diubah. Konfirmasikan data yang baru.
    .intro = Data kontak akun Anda telah diubah. Masukkan kode ini untuk mengonfirmasi data yang baru.
    .ignore = Jika Anda tidak menantikan perubahan ini, jangan masukkan kodenya.

verify-user-attribute =
    .subject = Verifikasi data kontak Anda untuk { -brand }
    .preheader = Tunjukkan dengan kode dalam pesan ini bahwa data kontak ini milik Anda.
    .heading = Verifikasi data kontak Anda
    .intro = Masukkan kode ini untuk menunjukkan bahwa data kontak ini milik Anda.
    .action = Verifikasi
    .expires = { shared.expires }
    .ignore = Jika Anda tidak memintanya, abaikan email ini: tidak ada yang berubah.
    .sms = { $code } adalah kode { -brand } untuk verifikasi nomor Anda. Jangan berikan kepada siapa pun.

authentication =
    .subject = Kode login { -brand } Anda
    .preheader = Masukkan kode dalam pesan ini untuk menyelesaikan login.
    .heading = Kode login Anda
    .intro = Masukkan kode ini untuk menyelesaikan login.
    .action = Selesaikan login
    .expires = Hanya berlaku selama beberapa menit.
    .ignore = Jika Anda tidak sedang login, abaikan email ini dan jangan berikan kodenya kepada siapa pun.
    .sms = { $code } adalah kode login { -brand }. Jangan berikan kepada siapa pun.

account-take-over-notification =
    .subject = Login yang tidak biasa ke akun { -brand } Anda
    .preheader = Periksa apakah itu Anda, dan langkah yang perlu diambil jika bukan.
    .heading = Apakah ini Anda?
    .intro = Kami melihat login yang tidak biasa ke akun Anda.
    .intro-blocked = Kami memblokir upaya login yang tidak biasa ke akun Anda.
    .time-label = Waktu
    .place-label = Tempat
    .device-label = Perangkat
    .question = Beri tahu kami apakah itu Anda.
    .yes = Ya, itu saya
    .no = Bukan, itu bukan saya
    .ignore = Bukan Anda? Ubah kata sandi Anda sekarang.

password-changed =
    .subject = Kata sandi { -brand } Anda telah diubah
    .preheader = Jika bukan Anda yang mengubahnya, atur ulang kata sandi Anda sekarang.
    .heading = Kata sandi Anda telah diubah
    .intro = Kata sandi akun Anda baru saja diubah.
    .action = Login
    .ignore = Bukan Anda? Atur ulang kata sandi Anda sekarang.

welcome =
    .subject = Selamat datang di { -brand }
    .preheader = Akun Anda telah dikonfirmasi dan siap digunakan.
    .heading = Selamat datang di { -brand }
    .intro = Akun Anda telah dikonfirmasi dan siap digunakan.
    .action = Login
    .ignore = Jika Anda tidak membuat akun ini, hubungi kami.
