# 日本語. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: です・ます, polite, as Japanese banks and identity services write; full-width punctuation, no
# spaces around Latin text. An SMS fits 70 characters with a brand of 30.

shared =
    .font = -apple-system,Hiragino Sans,Meiryo,sans-serif
    .breaking = overflow-wrap:anywhere;line-break:strict;word-break:auto-phrase
    .greeting = { $name } 様
    .greeting-anonymous = お客様
    .code-label = 確認コード
    .expires = 有効期間は{ $hours }時間です。
    .never-share = このコードは誰にも教えないでください。{ -brand }がコードをお尋ねすることは決してありません。
    .link-hint = ボタンが機能しない場合は、次のアドレスをブラウザーにコピーしてください。
    .help = お問い合わせ先：

sign-up =
    .subject = { -brand }：メールアドレスの確認
    .preheader = あと1ステップです。このアドレスがご本人のものであることをご確認ください。
    .heading = メールアドレスの確認
    .intro = ご登録ありがとうございます。このアドレスがご本人のものであることを確認するため、次のコードを入力してください。
    .intro-link = ご登録ありがとうございます。このアドレスがご本人のものであることを確認するため、次のリンクを開いてください。
    .action = アドレスを確認する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、このメールを破棄してください。確認されない限り、手続きは行われません。
    .sms = { $code } は{ -brand }の番号確認コードです。他人に教えないでください。

resend-code =
    .subject = { -brand }：確認コードの再送
    .subject-link = { sign-up.subject }
    .preheader = ご依頼により再送しました。アドレスがご本人のものであることをご確認ください。
    .heading = 確認メールを再送しました
    .intro = ご依頼により再送しました。このアドレスがご本人のものであることを確認するため、次のコードを入力してください。
    .intro-link = ご依頼により再送しました。このアドレスがご本人のものであることを確認するため、次のリンクを開いてください。
    .action = アドレスを確認する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、このメールを破棄してください。確認されない限り、手続きは行われません。
    .sms = { $code } は{ -brand }の新しい番号確認コードです。他人に教えないでください。

admin-create-user =
    .subject = { -brand }：アカウントのご用意ができました
    .preheader = 初回サインイン用のユーザー名と仮パスワードをお知らせします。
    .heading = { -brand }へようこそ
    .intro = お客様のアカウントを作成しました。次の情報でサインインし、ご自身のパスワードを設定してください。
    .username-label = ユーザー名
    .password-label = 仮パスワード
    .action = サインイン
    .expires = { $days ->
        [0] 仮パスワードの有効期限が切れる前に、サインインしてください。
       *[other] 仮パスワードの有効期間は{ $days }日間です。
    }
    .never-share = このパスワードは誰にも教えないでください。{ -brand }がパスワードをお尋ねすることは決してありません。
    .sent-to = 送信先：
    .ignore = お心当たりがない場合は、このメールを破棄してください。
    .sms = { -brand }：ユーザー名は { $username } 、仮パスワードは { $code }

admin-create-user_passwordless =
    .preheader = アカウントのご用意ができました。記載のユーザー名でサインインしてください。
    .intro = お客様のアカウントを作成しました。次のユーザー名でサインインしてください。
    .sms = { -brand }：アカウントのご用意ができました。ユーザー名は { $username }

forgot-password =
    .subject = { -brand }：パスワードの再設定
    .preheader = このメールに記載のコードで、新しいパスワードを設定できます。
    .heading = パスワードの再設定
    .intro = パスワード再設定のご依頼を受け付けました。新しいパスワードを設定するには、次のコードを入力してください。
    .action = 新しいパスワードを設定する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、このメールを破棄してください。パスワードは変更されません。
    .sms = { $code } は{ -brand }のパスワード再設定コードです。他人に教えないでください。

forgot-password_by-admin =
    .subject = { -brand }：パスワードがリセットされました
    .heading = パスワードがリセットされました
    .intro = パスワードがリセットされました。新しいパスワードを設定するには、次のコードを入力してください。
    .ignore = これまでのパスワードは使用できません。新しいパスワードを設定してください。

update-user-attribute =
    .subject = { -brand }：新しい連絡先の確認
    .preheader = 連絡先が変更されました。変更を反映するにはご確認が必要です。
    .heading = 変更をご確認ください
    .intro = 連絡先が変更されました。新しい連絡先を確認するため、次のコードを入力してください。
    .action = 変更を確認する
    .expires = { shared.expires }
    .ignore = 変更にお心当たりがない場合は、サインインしてパスワードを変更してください。
    .sms = { $code } は{ -brand }の新しい番号の確認コードです。他人に教えないでください。

update-user-attribute_by-admin =
    .preheader = アカウントの連絡先が変更されました。新しい連絡先をご確認ください。
    .intro = アカウントの連絡先が変更されました。新しい連絡先を確認するため、次のコードを入力してください。
    .ignore = 変更にお心当たりがない場合は、コードを入力しないでください。

verify-user-attribute =
    .subject = { -brand }：連絡先の確認
    .preheader = 連絡先がご本人のものであることを、このメールのコードでご確認ください。
    .heading = 連絡先をご確認ください
    .intro = この連絡先がご本人のものであることを確認するため、次のコードを入力してください。
    .action = 確認する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、このメールを破棄してください。何も変更されません。
    .sms = { $code } は{ -brand }の番号確認コードです。他人に教えないでください。

authentication =
    .subject = { -brand }：サインイン用コード
    .preheader = サインインを完了するには、このメールのコードを入力してください。
    .heading = サインイン用コード
    .intro = サインインを完了するには、次のコードを入力してください。
    .action = サインインを完了する
    .expires = 有効期間は数分間です。
    .ignore = サインインにお心当たりがない場合は、このメールを破棄し、コードを誰にも教えないでください。
    .sms = { $code } は{ -brand }のサインイン用コードです。他人に教えないでください。

account-take-over-notification =
    .subject = { -brand }アカウントへの通常と異なるサインイン
    .preheader = ご本人によるものかご確認ください。お心当たりがない場合の対処方法もご案内します。
    .heading = ご本人によるサインインですか？
    .intro = お客様のアカウントへの通常と異なるサインインを検出しました。
    .intro-blocked = お客様のアカウントへの通常と異なるサインインの試みをブロックしました。
    .time-label = 日時
    .place-label = 場所
    .device-label = 端末
    .question = ご本人によるものかお知らせください。
    .yes = はい、本人です
    .no = いいえ、本人ではありません
    .ignore = お心当たりがない場合は、今すぐパスワードを変更してください。

password-changed =
    .subject = { -brand }のパスワードが変更されました
    .preheader = お心当たりがない場合は、今すぐパスワードを再設定してください。
    .heading = パスワードが変更されました
    .intro = お客様のアカウントのパスワードが変更されました。
    .action = サインイン
    .ignore = お心当たりがない場合は、今すぐパスワードを再設定してください。

welcome =
    .subject = { -brand }へようこそ
    .preheader = アカウントの確認が完了し、ご利用いただけるようになりました。
    .heading = { -brand }へようこそ
    .intro = アカウントの確認が完了し、ご利用いただけるようになりました。
    .action = サインイン
    .ignore = このアカウントの作成にお心当たりがない場合は、お問い合わせください。
