# 繁體中文（台灣）. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "您", short and polite, with Taiwanese terms (登入, 帳戶, 電子郵件, 手機號碼); full-width punctuation, a
# space between Chinese and the brand or a number. An SMS fits 70 characters with a brand of 30.

shared =
    .font = -apple-system,PingFang TC,Microsoft JhengHei,sans-serif
    .breaking = word-break:break-word
    .greeting = { $name } 您好：
    .greeting-anonymous = 您好：
    .code-label = 您的驗證碼
    .expires = { $hours } 小時內有效
    .never-share = 請勿將驗證碼告訴任何人。{ -brand } 絕不會向您索取。
    .link-hint = 按鈕無法開啟？請將此連結貼到瀏覽器：
    .help = 需要協助嗎？請來信
    .reason = 您收到這封信，是因為您的電子郵件地址用於 { -brand }。

sign-up =
    .subject = 確認您的 { -brand } 電子郵件地址
    .preheader = 只差一步，您的帳戶就可以開始使用了，歡迎您。
    .heading = 確認您的電子郵件地址
    .intro = 感謝您註冊。請輸入驗證碼，確認您的電子郵件地址。
    .intro-link = 感謝您註冊。確認電子郵件地址後即可開始使用。
    .action = 確認電子郵件地址
    .expires = { shared.expires }
    .ignore = 不是您註冊的嗎？請放心忽略這封信。
    .sms = { $code } 是您的 { -brand } 驗證碼，用於確認手機號碼。請勿告知他人。

resend-code =
    .subject = 您的 { -brand } 新驗證碼
    .subject-link = { sign-up.subject }
    .preheader = 已依您的要求重新寄送，請用它確認電子郵件地址。
    .heading = 確認您的電子郵件地址
    .intro = 這是您的新驗證碼。請輸入它，確認電子郵件地址。
    .intro-link = 這是您的新連結。請開啟它，確認電子郵件地址。
    .action = 確認電子郵件地址
    .expires = { shared.expires }
    .ignore = 不是您要求的嗎？請放心忽略這封信。
    .sms = { $code } 是您的 { -brand } 新驗證碼，用於確認手機號碼。請勿告知他人。

admin-create-user =
    .subject = 您的 { -brand } 帳戶已準備就緒
    .preheader = 信中有您的使用者名稱和臨時密碼，供首次登入使用。
    .heading = 歡迎使用 { -brand }
    .intro = 我們已為您建立帳戶。請用以下資訊登入，然後設定您自己的密碼。
    .username-label = 使用者名稱
    .password-label = 臨時密碼
    .action = 登入
    .expires = { $days ->
        [0] 請在臨時密碼到期前登入。
       *[other] 臨時密碼 { $days } 天內有效。
    }
    .never-share = 請勿將密碼告訴任何人。{ -brand } 絕不會向您索取。
    .sent-to = 寄送至：
    .ignore = 沒有預期會收到邀請嗎？請放心忽略這封信。
    .sms = { -brand }：您的使用者名稱為 { $username } ，臨時密碼為 { $code }

admin-create-user_passwordless =
    .preheader = 一切準備就緒，您只需要信中的使用者名稱即可登入。
    .intro = 我們已為您建立帳戶。請用以下使用者名稱登入。
    .sms = { -brand }：您的帳戶已開通，使用者名稱為 { $username }

forgot-password =
    .subject = 重設您的 { -brand } 密碼
    .preheader = 請使用信中的驗證碼，為您的帳戶設定新密碼。
    .heading = 重設密碼
    .intro = 請輸入驗證碼，設定新密碼。
    .action = 設定新密碼
    .expires = { shared.expires }
    .ignore = 不是您要求的嗎？請放心忽略這封信，您的密碼不會變更。
    .sms = { $code } 是您的 { -brand } 驗證碼，用於重設密碼。請勿告知他人。

forgot-password_by-admin =
    .subject = 您的 { -brand } 密碼已重設
    .heading = 您的密碼已重設
    .intro = 管理員已重設您的密碼。請輸入驗證碼，設定新密碼。
    .ignore = 您的舊密碼已失效。

update-user-attribute =
    .subject = 確認您在 { -brand } 的新聯絡資料
    .preheader = 輸入信中的驗證碼後，您的變更會立即生效。
    .heading = 確認新的聯絡資料
    .intro = 您變更了聯絡資料。請輸入驗證碼，確認這項變更。
    .action = 確認變更
    .expires = { shared.expires }
    .ignore = 不是您本人嗎？請立即變更密碼。
    .sms = { $code } 是您的 { -brand } 驗證碼，用於確認新手機號碼。請勿告知他人。

update-user-attribute_by-admin =
    .preheader = 管理員變更了您的聯絡資料，請用驗證碼確認。
    .intro = 管理員變更了您的聯絡資料。請輸入驗證碼，確認這項變更。
    .ignore = 沒有預期這項變更嗎？請勿輸入驗證碼。

verify-user-attribute =
    .subject = 確認您在 { -brand } 的聯絡資料
    .preheader = 輸入信中的驗證碼，讓我們能夠順利聯絡到您。
    .heading = 確認聯絡資料
    .intro = 請輸入驗證碼，確認這是您的聯絡資料。
    .action = 確認
    .expires = { shared.expires }
    .ignore = 不是您要求的嗎？請放心忽略這封信。
    .sms = { $code } 是您的 { -brand } 驗證碼，用於驗證手機號碼。請勿告知他人。

authentication =
    .subject = 您的 { -brand } 登入驗證碼
    .preheader = 請在登入頁面輸入驗證碼，僅在幾分鐘內有效。
    .heading = 您的登入驗證碼
    .intro = 請輸入驗證碼以登入。
    .action = 登入
    .expires = 幾分鐘內有效
    .ignore = 不是您本人在登入嗎？請放心忽略這封信。
    .sms = { $code } 是您的 { -brand } 登入驗證碼。請勿告知他人。

account-take-over-notification =
    .subject = 您的 { -brand } 帳戶有異常登入
    .preheader = 請查看詳細資料，並告訴我們是否為您本人。
    .heading = 是您本人嗎？
    .intro = 我們發現您的帳戶有異常登入。
    .intro-blocked = 我們已封鎖一次對您帳戶的異常登入。
    .time-label = 時間：
    .place-label = 地點：
    .device-label = 裝置：
    .question = 請告訴我們：
    .yes = 是我本人
    .no = 不是我
    .ignore = 不是您本人嗎？請立即變更密碼。

password-changed =
    .subject = 您的 { -brand } 密碼已變更
    .preheader = 如果不是您本人操作，請立即重設您的密碼。
    .heading = 您的密碼已變更
    .intro = 您的帳戶密碼剛剛變更。
    .action = 登入
    .ignore = 不是您本人嗎？請立即重設密碼。

welcome =
    .subject = 歡迎使用 { -brand }
    .preheader = 您的帳戶已確認，現在就可以登入並開始使用。
    .heading = 一切準備就緒
    .intro = 您的帳戶已確認，可以開始使用了。
    .action = 登入
    .ignore = 不是您建立的帳戶嗎？請與我們聯絡。
