# Українська. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: formal, "ви" in lower case, short and friendly, as Ukrainian banks and Diia write in mass mail; no past
# tense about the reader in the singular. The brand stands only where it takes no ending. An SMS is UCS-2, so it is
# written for 70 characters.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Вітаємо, { $name }!
    .greeting-anonymous = Вітаємо!
    .code-label = Ваш код
    .expires = { $hours ->
        [one] Діє { $hours } годину
        [few] Діє { $hours } години
        [many] Діє { $hours } годин
       *[other] Діє { $hours } години
    }
    .never-share = Нікому не повідомляйте цей код. { -brand } ніколи його не запитає.
    .link-hint = Кнопка не працює? Вставте це посилання в браузер:
    .help = Потрібна допомога? Пишіть на
    .reason = Ви отримали цей лист, бо вашу адресу вказано в сервісі { -brand }.

sign-up =
    .subject = Підтвердьте адресу пошти для { -brand }
    .preheader = Лишився один крок, і ваш акаунт буде готовий.
    .heading = Підтвердьте адресу електронної пошти
    .intro = Дякуємо за реєстрацію. Введіть цей код, щоб підтвердити адресу електронної пошти.
    .intro-link = Дякуємо за реєстрацію. Підтвердьте адресу електронної пошти, щоб почати.
    .action = Підтвердити адресу
    .expires = { shared.expires }
    .ignore = Не реєструвалися? Просто проігноруйте цей лист.
    .sms = { $code } — код { -brand } для підтвердження номера. Нікому не кажіть.

resend-code =
    .subject = Новий код підтвердження { -brand }
    .subject-link = { sign-up.subject }
    .preheader = Надсилаємо ще раз, щоб ви підтвердили свою адресу.
    .heading = Підтвердьте адресу електронної пошти
    .intro = Ось новий код. Введіть його, щоб підтвердити адресу електронної пошти.
    .intro-link = Ось нове посилання. Відкрийте його, щоб підтвердити адресу електронної пошти.
    .action = Підтвердити адресу
    .expires = { shared.expires }
    .ignore = Нічого не запитували? Просто проігноруйте цей лист.
    .sms = { $code } — новий код { -brand } для вашого номера. Нікому не кажіть.

admin-create-user =
    .subject = Ваш акаунт { -brand } готовий
    .preheader = Тут ім’я користувача та тимчасовий пароль.
    .heading = Ласкаво просимо до { -brand }
    .intro = Ми створили для вас акаунт. Увійдіть із цими даними, а потім задайте власний пароль.
    .username-label = Ім’я користувача
    .password-label = Тимчасовий пароль
    .action = Увійти
    .expires = { $days ->
        [0] Увійдіть якнайшвидше: строк дії тимчасового пароля обмежено.
        [one] Тимчасовий пароль діє { $days } день.
        [few] Тимчасовий пароль діє { $days } дні.
        [many] Тимчасовий пароль діє { $days } днів.
       *[other] Тимчасовий пароль діє { $days } дня.
    }
    .never-share = Нікому не повідомляйте цей пароль. { -brand } ніколи його не запитає.
    .sent-to = Надіслано на:
    .ignore = Не чекали на запрошення? Просто проігноруйте цей лист.
    .sms = { -brand }: ім’я користувача { $username }, тимчасовий пароль { $code }

admin-create-user_passwordless =
    .preheader = Усе готово. Для входу потрібне лише ім’я користувача.
    .intro = Ми створили для вас акаунт. Увійдіть із цим іменем користувача.
    .sms = { -brand }: обліковий запис готовий. Ім’я користувача { $username }

forgot-password =
    .subject = Скидання пароля { -brand }
    .preheader = З кодом із цього листа ви задасте новий пароль.
    .heading = Скидання пароля
    .intro = Введіть цей код, щоб задати новий пароль.
    .action = Задати новий пароль
    .expires = { shared.expires }
    .ignore = Не просили про це? Просто проігноруйте цей лист. Ваш пароль не зміниться.
    .sms = { $code } — код { -brand } для скидання пароля. Нікому не кажіть.

forgot-password_by-admin =
    .subject = Ваш пароль { -brand } скинуто
    .heading = Ваш пароль скинуто
    .intro = Адміністратор скинув ваш пароль. Введіть цей код, щоб задати новий.
    .ignore = Попередній пароль більше не діє.

update-user-attribute =
    .subject = Підтвердьте нові контакти для { -brand }
    .preheader = Введіть код, і зміна одразу набуде чинності.
    .heading = Підтвердьте нові контактні дані
    .intro = Ви змінюєте контактні дані. Введіть цей код, щоб підтвердити зміну.
    .action = Підтвердити зміну
    .expires = { shared.expires }
    .ignore = Це не ви? Змініть пароль просто зараз.
    .sms = { $code } — код { -brand } для зміни номера. Нікому не кажіть.

update-user-attribute_by-admin =
    .preheader = Їх змінив адміністратор. Підтвердьте їх кодом із листа.
    .intro = Адміністратор змінив ваші контактні дані. Введіть цей код, щоб підтвердити зміну.
    .ignore = Не чекали на цю зміну? Не вводьте код.

verify-user-attribute =
    .subject = Підтвердьте контакти для { -brand }
    .preheader = Введіть код, щоб ми могли з вами зв’язатися.
    .heading = Підтвердьте контактні дані
    .intro = Введіть цей код, щоб підтвердити, що ці контактні дані ваші.
    .action = Підтвердити
    .expires = { shared.expires }
    .ignore = Нічого не запитували? Просто проігноруйте цей лист.
    .sms = { $code } — код { -brand } для перевірки номера. Нікому не кажіть.

authentication =
    .subject = Ваш код для входу в { -brand }
    .preheader = Введіть його, щоб увійти. Він діє лише кілька хвилин.
    .heading = Ваш код для входу
    .intro = Введіть цей код, щоб увійти.
    .action = Увійти
    .expires = Діє кілька хвилин
    .ignore = Зараз не входите? Просто проігноруйте цей лист.
    .sms = { $code } — код { -brand } для входу. Нікому не кажіть.

account-take-over-notification =
    .subject = Незвичний вхід у ваш акаунт { -brand }
    .preheader = Перегляньте дані й повідомте, чи це були ви.
    .heading = Це були ви?
    .intro = Ми помітили незвичний вхід у ваш акаунт.
    .intro-blocked = Ми заблокували незвичну спробу ввійти у ваш акаунт.
    .time-label = Час:
    .place-label = Місце:
    .device-label = Пристрій:
    .question = Повідомте нам:
    .yes = Так, це я
    .no = Ні, це не я
    .ignore = Це не ви? Змініть пароль просто зараз.

password-changed =
    .subject = Ваш пароль { -brand } змінено
    .preheader = Якщо це не ви, скиньте пароль просто зараз.
    .heading = Ваш пароль змінено
    .intro = Пароль вашого акаунта щойно змінено.
    .action = Увійти
    .ignore = Це не ви? Скиньте пароль просто зараз.

welcome =
    .subject = Ласкаво просимо до { -brand }
    .preheader = Ваш акаунт підтверджено. Увійдіть, коли захочете.
    .heading = Усе готово
    .intro = Ваш акаунт підтверджено. Можна починати.
    .action = Увійти
    .ignore = Не створювали цей акаунт? Зв’яжіться з нами.
