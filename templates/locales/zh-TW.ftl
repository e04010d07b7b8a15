# 繁體中文（台灣）. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "您", with Taiwanese terms (登入, 帳戶, 電子郵件, 手機號碼), as Taiwanese banks write;
# full-width punctuation, a space between Chinese and the brand or a number. An SMS fits 70 characters with a
# brand of 30.

shared =
    .font = -apple-system,PingFang TC,Microsoft JhengHei,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = { $name } 您好：
    .greeting-anonymous = 您好：
    .code-label = 您的驗證碼
    .expires = 有效時間為 { $hours } 小時。
    .never-share = 請勿將此驗證碼告知任何人。{ -brand } 絕不會向您索取驗證碼。
    .link-hint = 如果按鈕無法使用，請將以下網址複製到瀏覽器開啟：
    .help = 如有疑問，請來信至

sign-up =
    .subject = 請確認您的 { -brand } 電子郵件地址
    .preheader = 只差一步：請確認此電子郵件地址為您本人所有，即可完成註冊。
    .heading = 請確認您的電子郵件地址
    .intro = 感謝您註冊。請輸入以下驗證碼，確認此電子郵件地址為您本人所有。
    .intro-link = 感謝您註冊。請點選以下連結，確認此電子郵件地址為您本人所有。
    .action = 確認電子郵件地址
    .expires = { shared.expires }
    .ignore = 如果您並未註冊，請忽略此郵件：未經確認，不會進行任何動作。
    .sms = { $code } 是您的 { -brand } 驗證碼，用於確認手機號碼。請勿告知他人。

resend-code =
    .subject = 您的 { -brand } 新驗證碼
    .subject-link = { sign-up.subject }
    .preheader = 已依您的要求重新寄送，請確認此電子郵件地址為您本人所有。
    .heading = 已為您重新寄送
    .intro = 已依您的要求重新寄送。請輸入以下驗證碼，確認此電子郵件地址為您本人所有。
    .intro-link = 已依您的要求重新寄送。請點選以下連結，確認此電子郵件地址為您本人所有。
    .action = 確認電子郵件地址
    .expires = { shared.expires }
    .ignore = 如果您並未提出此要求，請忽略此郵件：未經確認，不會進行任何動作。
    .sms = { $code } 是您的 { -brand } 新驗證碼，用於確認手機號碼。請勿告知他人。

admin-create-user =
    .subject = 您的 { -brand } 帳戶已開通
    .preheader = 郵件中附有您的使用者名稱與臨時密碼，供您首次登入使用。
    .heading = 歡迎使用 { -brand }
    .intro = 我們已為您建立帳戶。請使用以下資料登入，然後設定您自己的密碼。
    .username-label = 使用者名稱
    .password-label = 臨時密碼
    .action = 登入
    .expires = { $days ->
        [0] 請在臨時密碼到期前登入。
       *[other] 臨時密碼的有效期限為 { $days } 天。
    }
    .never-share = 請勿將此密碼告知任何人。{ -brand } 絕不會向您索取密碼。
    .sent-to = 傳送至：
    .ignore = 如果您對此邀請並不知情，請忽略此郵件。
    .sms = { -brand }：您的使用者名稱為 { $username } ，臨時密碼為 { $code }

admin-create-user_passwordless =
    .preheader = 您的帳戶已開通，請使用此郵件中的使用者名稱登入。
    .intro = 我們已為您建立帳戶。請使用以下使用者名稱登入。
    .sms = { -brand }：您的帳戶已開通，使用者名稱為 { $username }

forgot-password =
    .subject = 重設您的 { -brand } 密碼
    .preheader = 請使用此郵件中的驗證碼，為您的帳戶設定新密碼。
    .heading = 重設您的密碼
    .intro = 我們收到重設您密碼的要求。請輸入以下驗證碼，設定新密碼。
    .action = 設定新密碼
    .expires = { shared.expires }
    .ignore = 如果您並未提出此要求，請忽略此郵件：您的密碼不會變更。
    .sms = { $code } 是您的 { -brand } 驗證碼，用於重設密碼。請勿告知他人。

forgot-password_by-admin =
    .subject = 您的 { -brand } 密碼已重設
    .heading = 您的密碼已重設
    .intro = 您的密碼已重設。請輸入以下驗證碼，設定新密碼。
    .ignore = 您先前的密碼已失效，請設定新密碼。

update-user-attribute =
    .subject = 請確認您的 { -brand } 新聯絡資料
    .preheader = 您變更了聯絡資料，請進行確認，以使變更生效。
    .heading = 請確認變更
    .intro = 您變更了聯絡資料。請輸入以下驗證碼，確認新的聯絡資料。
    .action = 確認變更
    .expires = { shared.expires }
    .ignore = 如果此變更並非您本人所為，請登入並更改密碼。
    .sms = { $code } 是您的 { -brand } 驗證碼，用於確認新手機號碼。請勿告知他人。

update-user-attribute_by-admin =
    .preheader = 您帳戶的聯絡資料已變更，請確認新的聯絡資料。
    .intro = 您帳戶的聯絡資料已變更。請輸入以下驗證碼，確認新的聯絡資料。
    .ignore = 如果您對此變更並不知情，請勿輸入驗證碼。

verify-user-attribute =
    .subject = 請驗證您的 { -brand } 聯絡資料
    .preheader = 請輸入此郵件中的驗證碼，證明此聯絡資料為您本人所有。
    .heading = 請驗證您的聯絡資料
    .intro = 請輸入以下驗證碼，證明此聯絡資料為您本人所有。
    .action = 驗證
    .expires = { shared.expires }
    .ignore = 如果您並未提出此要求，請忽略此郵件：不會有任何變更。
    .sms = { $code } 是您的 { -brand } 驗證碼，用於驗證手機號碼。請勿告知他人。

authentication =
    .subject = 您的 { -brand } 登入驗證碼
    .preheader = 請輸入此郵件中的驗證碼以完成登入，驗證碼於數分鐘內有效。
    .heading = 您的登入驗證碼
    .intro = 請輸入以下驗證碼以完成登入。
    .action = 完成登入
    .expires = 僅於數分鐘內有效。
    .ignore = 如果您現在並未登入，請忽略此郵件，並且不要將驗證碼告知任何人。
    .sms = { $code } 是您的 { -brand } 登入驗證碼。請勿告知他人。

account-take-over-notification =
    .subject = 您的 { -brand } 帳戶出現異常登入
    .preheader = 請確認是否為您本人操作，並了解非本人操作時的處理方式。
    .heading = 這是您本人嗎？
    .intro = 我們發現您的帳戶出現異常登入。
    .intro-blocked = 我們封鎖了一次登入您帳戶的異常嘗試。
    .time-label = 時間
    .place-label = 地點
    .device-label = 裝置
    .question = 請告訴我們是否為您本人操作。
    .yes = 是，是我本人
    .no = 不，不是我本人
    .ignore = 如果不是您本人，請立即更改密碼。

password-changed =
    .subject = 您的 { -brand } 密碼已變更
    .preheader = 您帳戶的密碼剛剛已變更。如果不是您本人變更的，請立即重設密碼。
    .heading = 您的密碼已變更
    .intro = 您帳戶的密碼剛剛已變更。
    .action = 登入
    .ignore = 如果不是您本人變更的，請立即重設密碼。

welcome =
    .subject = 歡迎使用 { -brand }
    .preheader = 您的帳戶已確認，可以開始使用。您現在可以登入。
    .heading = 歡迎使用 { -brand }
    .intro = 您的帳戶已確認，可以開始使用。
    .action = 登入
    .ignore = 如果您並未建立此帳戶，請與我們聯絡。
