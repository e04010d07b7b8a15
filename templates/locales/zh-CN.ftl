# 简体中文. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "您", as mainland banks write; full-width punctuation, a space between Chinese and the
# brand or a number. An SMS fits 70 characters with a brand of 30.

shared =
    .font = -apple-system,PingFang SC,Microsoft YaHei,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = { $name }，您好：
    .greeting-anonymous = 您好：
    .code-label = 您的验证码
    .expires = 有效期为 { $hours } 小时。
    .never-share = 请勿将此验证码告知任何人。{ -brand } 绝不会向您索要验证码。
    .link-hint = 如果按钮无法使用，请将以下网址复制到浏览器中打开：
    .help = 如有疑问，请发送邮件至

sign-up =
    .subject = 请确认您的 { -brand } 电子邮箱地址
    .preheader = 只差一步：请确认此邮箱地址属于您本人，即可完成注册。
    .heading = 请确认您的电子邮箱地址
    .intro = 感谢您注册。请输入以下验证码，确认此邮箱地址属于您本人。
    .intro-link = 感谢您注册。请点击以下链接，确认此邮箱地址属于您本人。
    .action = 确认邮箱地址
    .expires = { shared.expires }
    .ignore = 如果您没有注册，请忽略此邮件：未经确认，不会执行任何操作。
    .sms = { $code } 是您的 { -brand } 验证码，用于确认手机号。请勿告知他人。

resend-code =
    .subject = 您的 { -brand } 新验证码
    .subject-link = { sign-up.subject }
    .preheader = 已按您的要求重新发送，请确认此邮箱地址属于您本人。
    .heading = 已为您重新发送
    .intro = 已按您的要求重新发送。请输入以下验证码，确认此邮箱地址属于您本人。
    .intro-link = 已按您的要求重新发送。请点击以下链接，确认此邮箱地址属于您本人。
    .action = 确认邮箱地址
    .expires = { shared.expires }
    .ignore = 如果您没有提出此请求，请忽略此邮件：未经确认，不会执行任何操作。
    .sms = { $code } 是您的 { -brand } 新验证码，用于确认手机号。请勿告知他人。

admin-create-user =
    .subject = 您的 { -brand } 账户已开通
    .preheader = 邮件中包含您的用户名和临时密码，供您首次登录时使用。
    .heading = 欢迎使用 { -brand }
    .intro = 我们已为您创建账户。请使用以下信息登录，然后设置您自己的密码。
    .username-label = 用户名
    .password-label = 临时密码
    .action = 登录
    .expires = { $days ->
        [0] 请在临时密码过期前登录。
       *[other] 临时密码的有效期为 { $days } 天。
    }
    .never-share = 请勿将此密码告知任何人。{ -brand } 绝不会向您索要密码。
    .sent-to = 发送至：
    .ignore = 如果您对此邀请不知情，请忽略此邮件。
    .sms = { -brand }：您的用户名为 { $username } ，临时密码为 { $code }

admin-create-user_passwordless =
    .preheader = 您的账户已开通，请使用此邮件中的用户名登录。
    .intro = 我们已为您创建账户。请使用以下用户名登录。
    .sms = { -brand }：您的账户已开通，用户名为 { $username }

forgot-password =
    .subject = 重置您的 { -brand } 密码
    .preheader = 请使用此邮件中的验证码，为您的账户设置新密码。
    .heading = 重置您的密码
    .intro = 我们收到了重置您密码的请求。请输入以下验证码，设置新密码。
    .action = 设置新密码
    .expires = { shared.expires }
    .ignore = 如果您没有提出此请求，请忽略此邮件：您的密码不会改变。
    .sms = { $code } 是您的 { -brand } 验证码，用于重置密码。请勿告知他人。

forgot-password_by-admin =
    .subject = 您的 { -brand } 密码已被重置
    .heading = 您的密码已被重置
    .intro = 您的密码已被重置。请输入以下验证码，设置新密码。
    .ignore = 您之前的密码已失效，请设置新密码。

update-user-attribute =
    .subject = 请确认您的 { -brand } 新联系方式
    .preheader = 您更改了联系方式，请进行确认，以使更改生效。
    .heading = 请确认更改
    .intro = 您更改了联系方式。请输入以下验证码，确认新的联系方式。
    .action = 确认更改
    .expires = { shared.expires }
    .ignore = 如果此更改并非您本人操作，请登录并修改密码。
    .sms = { $code } 是您的 { -brand } 验证码，用于确认新手机号。请勿告知他人。

update-user-attribute_by-admin =
    .preheader = 您账户的联系方式已更改，请确认新的联系方式。
    .intro = 您账户的联系方式已更改。请输入以下验证码，确认新的联系方式。
    .ignore = 如果您对此更改不知情，请勿输入验证码。

verify-user-attribute =
    .subject = 请验证您的 { -brand } 联系方式
    .preheader = 请输入此邮件中的验证码，证明此联系方式属于您本人。
    .heading = 请验证您的联系方式
    .intro = 请输入以下验证码，证明此联系方式属于您本人。
    .action = 验证
    .expires = { shared.expires }
    .ignore = 如果您没有提出此请求，请忽略此邮件：不会有任何更改。
    .sms = { $code } 是您的 { -brand } 验证码，用于验证手机号。请勿告知他人。

authentication =
    .subject = 您的 { -brand } 登录验证码
    .preheader = 请输入此邮件中的验证码以完成登录，验证码数分钟内有效。
    .heading = 您的登录验证码
    .intro = 请输入以下验证码以完成登录。
    .action = 完成登录
    .expires = 仅在数分钟内有效。
    .ignore = 如果您现在没有登录，请忽略此邮件，并且不要将验证码告知任何人。
    .sms = { $code } 是您的 { -brand } 登录验证码。请勿告知他人。

account-take-over-notification =
    .subject = 您的 { -brand } 账户出现异常登录
    .preheader = 请确认是否为您本人操作，并了解非本人操作时的处理方法。
    .heading = 这是您本人吗？
    .intro = 我们发现您的账户出现异常登录。
    .intro-blocked = 我们阻止了一次登录您账户的异常尝试。
    .time-label = 时间
    .place-label = 地点
    .device-label = 设备
    .question = 请告诉我们是否为您本人操作。
    .yes = 是，是我本人
    .no = 不，不是我本人
    .ignore = 如果不是您本人，请立即修改密码。

password-changed =
    .subject = 您的 { -brand } 密码已更改
    .preheader = 您账户的密码刚刚已更改。如果不是您本人更改的，请立即重置密码。
    .heading = 您的密码已更改
    .intro = 您账户的密码刚刚已更改。
    .action = 登录
    .ignore = 如果不是您本人更改的，请立即重置密码。

welcome =
    .subject = 欢迎使用 { -brand }
    .preheader = 您的账户已确认，可以使用了。您现在可以登录。
    .heading = 欢迎使用 { -brand }
    .intro = 您的账户已确认，可以使用了。
    .action = 登录
    .ignore = 如果您没有创建此账户，请联系我们。
