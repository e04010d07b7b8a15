# 日本語. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: です・ます, polite and short, as Japanese web services write; full-width punctuation, no
# spaces around Latin text. An SMS fits 70 characters with a brand of 30.

shared =
    .font = -apple-system,Hiragino Sans,Meiryo,sans-serif
    .breaking = overflow-wrap:anywhere;line-break:strict;word-break:auto-phrase
    .greeting = { $name } 様
    .greeting-anonymous = こんにちは。
    .code-label = 確認コード
    .expires = 有効期限：{ $hours }時間
    .never-share = このコードは誰にも教えないでください。{ -brand }がお尋ねすることはありません。
    .link-hint = ボタンが開かない場合は、このリンクをブラウザーに貼り付けてください。
    .help = お問い合わせ：
    .reason = このメールは、{ -brand }でご利用のメールアドレスにお送りしています。

sign-up =
    .subject = { -brand }：メールアドレスの確認
    .preheader = あと1ステップで、アカウントをご利用いただけます。
    .heading = メールアドレスをご確認ください
    .intro = ご登録ありがとうございます。次のコードを入力して、メールアドレスを確認してください。
    .intro-link = ご登録ありがとうございます。メールアドレスを確認すると、ご利用を開始できます。
    .action = メールアドレスを確認する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、このメールを無視してください。
    .sms = { $code } は{ -brand }の番号確認コードです。他人に教えないでください。

resend-code =
    .subject = { -brand }：新しい確認コード
    .subject-link = { sign-up.subject }
    .preheader = ご依頼により再送しました。メールアドレスの確認にお使いください。
    .heading = メールアドレスをご確認ください
    .intro = 新しいコードをお送りします。入力して、メールアドレスを確認してください。
    .intro-link = 新しいリンクをお送りします。開いて、メールアドレスを確認してください。
    .action = メールアドレスを確認する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、このメールを無視してください。
    .sms = { $code } は{ -brand }の新しい番号確認コードです。他人に教えないでください。

admin-create-user =
    .subject = { -brand }：アカウントのご用意ができました
    .preheader = ユーザー名と仮パスワードをお送りします。
    .heading = { -brand }へようこそ
    .intro = アカウントをご用意しました。次の情報でサインインして、新しいパスワードを設定してください。
    .username-label = ユーザー名
    .password-label = 仮パスワード
    .action = サインイン
    .expires = { $days ->
        [0] 仮パスワードの期限が切れる前に、サインインしてください。
       *[other] 仮パスワードの有効期限：{ $days }日間
    }
    .never-share = このパスワードは誰にも教えないでください。{ -brand }がお尋ねすることはありません。
    .sent-to = 送信先：
    .ignore = お心当たりがない場合は、このメールを無視してください。
    .sms = { -brand }：ユーザー名は { $username } 、仮パスワードは { $code }

admin-create-user_passwordless =
    .preheader = 準備が整いました。ユーザー名だけでサインインできます。
    .intro = アカウントをご用意しました。次のユーザー名でサインインしてください。
    .sms = { -brand }：アカウントのご用意ができました。ユーザー名は { $username }

forgot-password =
    .subject = { -brand }：パスワードの再設定
    .preheader = このメールのコードで、新しいパスワードを設定できます。
    .heading = パスワードの再設定
    .intro = 次のコードを入力して、新しいパスワードを設定してください。
    .action = 新しいパスワードを設定する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、このメールを無視してください。パスワードは変更されません。
    .sms = { $code } は{ -brand }のパスワード再設定コードです。他人に教えないでください。

forgot-password_by-admin =
    .subject = { -brand }：パスワードがリセットされました
    .heading = パスワードがリセットされました
    .intro = 管理者がパスワードをリセットしました。次のコードを入力して、新しいパスワードを設定してください。
    .ignore = 以前のパスワードはご利用いただけません。

update-user-attribute =
    .subject = { -brand }：新しい連絡先の確認
    .preheader = コードを入力すると、連絡先の変更が完了します。
    .heading = 新しい連絡先をご確認ください
    .intro = 連絡先が変更されました。次のコードを入力して、変更を確認してください。
    .action = 変更を確認する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、今すぐパスワードを変更してください。
    .sms = { $code } は{ -brand }の新しい番号の確認コードです。他人に教えないでください。

update-user-attribute_by-admin =
    .preheader = 管理者が連絡先を変更しました。コードで確認してください。
    .intro = 管理者が連絡先を変更しました。次のコードを入力して、変更を確認してください。
    .ignore = お心当たりがない場合は、コードを入力しないでください。

verify-user-attribute =
    .subject = { -brand }：連絡先の確認
    .preheader = コードを入力すると、ご連絡先の確認が完了します。
    .heading = 連絡先をご確認ください
    .intro = 次のコードを入力して、ご本人の連絡先であることを確認してください。
    .action = 確認する
    .expires = { shared.expires }
    .ignore = お心当たりがない場合は、このメールを無視してください。
    .sms = { $code } は{ -brand }の番号確認コードです。他人に教えないでください。

authentication =
    .subject = { -brand }：サインイン用コード
    .preheader = サインイン画面に入力してください。数分間だけ有効です。
    .heading = サインイン用コード
    .intro = 次のコードを入力して、サインインしてください。
    .action = サインイン
    .expires = 有効期限：数分間
    .ignore = お心当たりがない場合は、このメールを無視してください。
    .sms = { $code } は{ -brand }のサインイン用コードです。他人に教えないでください。

account-take-over-notification =
    .subject = { -brand }：いつもと異なるサインイン
    .preheader = 内容をご確認のうえ、ご本人によるものかお知らせください。
    .heading = ご本人によるサインインですか？
    .intro = お使いのアカウントで、いつもと異なるサインインがありました。
    .intro-blocked = お使いのアカウントへの、いつもと異なるサインインをブロックしました。
    .time-label = 日時：
    .place-label = 場所：
    .device-label = デバイス：
    .question = どちらかをお選びください。
    .yes = はい、本人です
    .no = いいえ、違います
    .ignore = お心当たりがない場合は、今すぐパスワードを変更してください。

password-changed =
    .subject = { -brand }：パスワードが変更されました
    .preheader = お心当たりがない場合は、すぐにパスワードを再設定してください。
    .heading = パスワードが変更されました
    .intro = アカウントのパスワードが変更されました。
    .action = サインイン
    .ignore = お心当たりがない場合は、今すぐパスワードを再設定してください。

welcome =
    .subject = { -brand }へようこそ
    .preheader = アカウントの確認が完了しました。いつでもサインインできます。
    .heading = 準備が整いました
    .intro = アカウントの確認が完了し、ご利用いただけるようになりました。
    .action = サインイン
    .ignore = このアカウントにお心当たりがない場合は、ご連絡ください。
