# 简体中文. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: "您", short and polite, as large services of the mainland write; full-width punctuation, a space between
# Chinese and the brand or a number. An SMS fits 70 characters with a brand of 30.

shared =
    .font = -apple-system,PingFang SC,Microsoft YaHei,sans-serif
    .breaking = word-break:break-word
    .greeting = { $name }，您好：
    .greeting-anonymous = 您好：
    .code-label = 您的验证码
    .expires = { $hours } 小时内有效
    .never-share = 请勿将验证码告诉任何人。{ -brand } 绝不会向您索要。
    .link-hint = 按钮无法打开？请将此链接粘贴到浏览器：
    .help = 需要帮助？请联系
    .reason = 您收到此邮件，是因为您的邮箱地址用于 { -brand }。

sign-up =
    .subject = 确认您的 { -brand } 邮箱地址
    .preheader = 只差一步，您的帐号就可以使用了，欢迎您。
    .heading = 确认您的邮箱地址
    .intro = 感谢注册。请输入验证码，确认您的邮箱地址。
    .intro-link = 感谢注册。确认邮箱地址后即可开始使用。
    .action = 确认邮箱地址
    .expires = { shared.expires }
    .ignore = 不是您本人注册？请忽略此邮件。
    .sms = { $code } 是您的 { -brand } 验证码，用于确认手机号。请勿告知他人。

resend-code =
    .subject = 您的 { -brand } 新验证码
    .subject-link = { sign-up.subject }
    .preheader = 已按您的要求重新发送，请用它确认邮箱地址。
    .heading = 确认您的邮箱地址
    .intro = 这是您的新验证码。请输入它，确认邮箱地址。
    .intro-link = 这是您的新链接。请打开它，确认邮箱地址。
    .action = 确认邮箱地址
    .expires = { shared.expires }
    .ignore = 不是您本人操作？请忽略此邮件。
    .sms = { $code } 是您的 { -brand } 新验证码，用于确认手机号。请勿告知他人。

admin-create-user =
    .subject = 您的 { -brand } 帐号已就绪
    .preheader = 邮件内有您的用户名和临时密码，可用于首次登录。
    .heading = 欢迎使用 { -brand }
    .intro = 我们已为您创建帐号。请用以下信息登录，然后设置您自己的密码。
    .username-label = 用户名
    .password-label = 临时密码
    .action = 登录
    .expires = { $days ->
        [0] 请在临时密码过期前登录。
       *[other] 临时密码 { $days } 天内有效。
    }
    .never-share = 请勿将密码告诉任何人。{ -brand } 绝不会向您索要。
    .sent-to = 发送至：
    .ignore = 没有预料到此邀请？请忽略此邮件。
    .sms = { -brand }：您的用户名为 { $username } ，临时密码为 { $code }

admin-create-user_passwordless =
    .preheader = 一切就绪，您只需邮件内的用户名即可登录。
    .intro = 我们已为您创建帐号。请用以下用户名登录。
    .sms = { -brand }：您的账户已开通，用户名为 { $username }

forgot-password =
    .subject = 重置您的 { -brand } 密码
    .preheader = 请使用邮件内的验证码，为您的帐号设置新密码。
    .heading = 重置密码
    .intro = 请输入验证码，设置新密码。
    .action = 设置新密码
    .expires = { shared.expires }
    .ignore = 不是您本人操作？请忽略此邮件，您的密码不会改变。
    .sms = { $code } 是您的 { -brand } 验证码，用于重置密码。请勿告知他人。

forgot-password_by-admin =
    .subject = 您的 { -brand } 密码已重置
    .heading = 您的密码已重置
    .intro = 管理员已重置您的密码。请输入验证码，设置新密码。
    .ignore = 您的旧密码已失效。

update-user-attribute =
    .subject = 确认您在 { -brand } 的新联系方式
    .preheader = 输入邮件内的验证码后，您的更改将立即生效。
    .heading = 确认新的联系方式
    .intro = 您更改了联系方式。请输入验证码，确认此更改。
    .action = 确认更改
    .expires = { shared.expires }
    .ignore = 不是您本人操作？请立即修改密码。
    .sms = { $code } 是您的 { -brand } 验证码，用于确认新手机号。请勿告知他人。

update-user-attribute_by-admin =
    .preheader = 管理员更改了您的联系方式，请用验证码确认。
    .intro = 管理员更改了您的联系方式。请输入验证码，确认此更改。
    .ignore = 没有预料到此更改？请勿输入验证码。

verify-user-attribute =
    .subject = 确认您在 { -brand } 的联系方式
    .preheader = 输入邮件内的验证码，以便我们能够联系到您。
    .heading = 确认联系方式
    .intro = 请输入验证码，确认这是您的联系方式。
    .action = 确认
    .expires = { shared.expires }
    .ignore = 不是您本人操作？请忽略此邮件。
    .sms = { $code } 是您的 { -brand } 验证码，用于验证手机号。请勿告知他人。

authentication =
    .subject = 您的 { -brand } 登录验证码
    .preheader = 请在登录页面输入验证码，仅在几分钟内有效。
    .heading = 您的登录验证码
    .intro = 请输入验证码以登录。
    .action = 登录
    .expires = 几分钟内有效
    .ignore = 不是您本人在登录？请忽略此邮件。
    .sms = { $code } 是您的 { -brand } 登录验证码。请勿告知他人。

account-take-over-notification =
    .subject = 您的 { -brand } 帐号有异常登录
    .preheader = 请查看详情，并告诉我们是否是您本人操作。
    .heading = 是您本人吗？
    .intro = 我们发现您的帐号有异常登录。
    .intro-blocked = 我们已阻止一次对您帐号的异常登录。
    .time-label = 时间：
    .place-label = 地点：
    .device-label = 设备：
    .question = 请告诉我们：
    .yes = 是我本人
    .no = 不是我
    .ignore = 不是您本人操作？请立即修改密码。

password-changed =
    .subject = 您的 { -brand } 密码已更改
    .preheader = 如果不是您本人操作，请立即重置您的密码。
    .heading = 您的密码已更改
    .intro = 您的帐号密码刚刚被更改。
    .action = 登录
    .ignore = 不是您本人操作？请立即重置密码。

welcome =
    .subject = 欢迎使用 { -brand }
    .preheader = 您的帐号已确认，现在就可以登录并开始使用。
    .heading = 一切就绪
    .intro = 您的帐号已确认，可以开始使用了。
    .action = 登录
    .ignore = 不是您创建的帐号？请联系我们。
