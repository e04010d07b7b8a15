# العربية. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: Modern Standard Arabic, polite and short; addresses the reader in the masculine singular, as large services
# of the region do. "فريق" stands before the brand, because the gender of the brand is not known. The SMS of the
# invitation begins with an Arabic word, so that its direction is right to left.

shared =
    .font = -apple-system,Segoe UI,Tahoma,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = مرحبًا { $name }،
    .greeting-anonymous = مرحبًا،
    .code-label = رمزك
    .expires = { $hours ->
        [zero] انتهت صلاحيته
        [one] صالح لمدة ساعة واحدة
        [two] صالح لمدة ساعتين
        [few] صالح لمدة { $hours } ساعات
        [many] صالح لمدة { $hours } ساعة
       *[other] صالح لمدة { $hours } ساعة
    }
    .never-share = لا تشارك هذا الرمز مع أي شخص. لن يطلبه منك فريق { -brand } أبدًا.
    .link-hint = الزر لا يعمل؟ الصق هذا الرابط في متصفحك:
    .help = تحتاج إلى مساعدة؟ راسلنا على
    .reason = وصلتك هذه الرسالة لأن عنوانك مستخدَم لدى { -brand }.

sign-up =
    .subject = أكّد بريدك الإلكتروني لدى { -brand }
    .preheader = بقيت خطوة واحدة ويصبح حسابك جاهزًا للاستخدام.
    .heading = أكّد بريدك الإلكتروني
    .intro = شكرًا لتسجيلك. أدخل هذا الرمز لتأكيد بريدك الإلكتروني.
    .intro-link = شكرًا لتسجيلك. أكّد بريدك الإلكتروني لتبدأ.
    .action = تأكيد البريد الإلكتروني
    .expires = { shared.expires }
    .ignore = لم تسجّل؟ يمكنك تجاهل هذه الرسالة بأمان.
    .sms = { $code } هو رمزك من { -brand } لتأكيد رقمك. لا تشاركه.

resend-code =
    .subject = رمز التأكيد الجديد من { -brand }
    .subject-link = { sign-up.subject }
    .preheader = أرسلناه مرة أخرى بناءً على طلبك. أكّد بريدك الإلكتروني.
    .heading = أكّد بريدك الإلكتروني
    .intro = هذا رمزك الجديد. أدخله لتأكيد بريدك الإلكتروني.
    .intro-link = هذا رابطك الجديد. استخدمه لتأكيد بريدك الإلكتروني.
    .action = تأكيد البريد الإلكتروني
    .expires = { shared.expires }
    .ignore = لم تطلب ذلك؟ يمكنك تجاهل هذه الرسالة بأمان.
    .sms = { $code } هو رمزك الجديد من { -brand } لتأكيد رقمك. لا تشاركه.

admin-create-user =
    .subject = حسابك لدى { -brand } جاهز
    .preheader = ستجد هنا اسم المستخدم وكلمة مرور مؤقتة لتسجيل الدخول.
    .heading = مرحبًا بك في { -brand }
    .intro = أنشأنا حسابًا لك. سجّل الدخول بهذه البيانات، ثم اختر كلمة مرور خاصة بك.
    .username-label = اسم المستخدم
    .password-label = كلمة المرور المؤقتة
    .action = تسجيل الدخول
    .expires = { $days ->
        [0] سجّل الدخول قبل انتهاء صلاحية كلمة المرور المؤقتة.
        [one] كلمة المرور المؤقتة صالحة لمدة يوم واحد.
        [two] كلمة المرور المؤقتة صالحة لمدة يومين.
        [few] كلمة المرور المؤقتة صالحة لمدة { $days } أيام.
        [many] كلمة المرور المؤقتة صالحة لمدة { $days } يومًا.
       *[other] كلمة المرور المؤقتة صالحة لمدة { $days } يوم.
    }
    .never-share = لا تشارك كلمة المرور هذه مع أي شخص. لن يطلبها منك فريق { -brand } أبدًا.
    .sent-to = أُرسلت إلى:
    .ignore = لم تكن تتوقع هذه الدعوة؟ يمكنك تجاهل هذه الرسالة بأمان.
    .sms = حسابك لدى { -brand }: اسم المستخدم { $username } وكلمة المرور المؤقتة { $code }

admin-create-user_passwordless =
    .preheader = كل شيء جاهز. لا تحتاج إلا إلى اسم المستخدم.
    .intro = أنشأنا حسابًا لك. سجّل الدخول باسم المستخدم هذا.
    .sms = حسابك لدى { -brand } جاهز. اسم المستخدم { $username }

forgot-password =
    .subject = أعد تعيين كلمة مرورك لدى { -brand }
    .preheader = استخدم الرمز في هذه الرسالة لاختيار كلمة مرور جديدة.
    .heading = أعد تعيين كلمة مرورك
    .intro = أدخل هذا الرمز لاختيار كلمة مرور جديدة.
    .action = اختيار كلمة مرور جديدة
    .expires = { shared.expires }
    .ignore = لم تطلب ذلك؟ يمكنك تجاهل هذه الرسالة بأمان. لن تتغير كلمة مرورك.
    .sms = { $code } هو رمزك من { -brand } لإعادة تعيين كلمة مرورك. لا تشاركه.

forgot-password_by-admin =
    .subject = تمت إعادة تعيين كلمة مرورك لدى { -brand }
    .heading = تمت إعادة تعيين كلمة مرورك
    .intro = أعاد أحد المسؤولين تعيين كلمة مرورك. أدخل هذا الرمز لاختيار كلمة مرور جديدة.
    .ignore = كلمة مرورك السابقة لم تعد تعمل.

update-user-attribute =
    .subject = أكّد بيانات الاتصال الجديدة لدى { -brand }
    .preheader = أدخل الرمز في هذه الرسالة ليسري التغيير فورًا.
    .heading = أكّد بيانات الاتصال الجديدة
    .intro = غيّرت بيانات الاتصال الخاصة بك. أدخل هذا الرمز لتأكيد التغيير.
    .action = تأكيد التغيير
    .expires = { shared.expires }
    .ignore = لم تكن أنت؟ غيّر كلمة مرورك الآن.
    .sms = { $code } هو رمزك من { -brand } لتأكيد رقمك الجديد. لا تشاركه.

update-user-attribute_by-admin =
    .preheader = غيّرها أحد المسؤولين. أكّدها بالرمز في هذه الرسالة.
    .intro = غيّر أحد المسؤولين بيانات الاتصال الخاصة بك. أدخل هذا الرمز لتأكيد التغيير.
    .ignore = لم تكن تتوقع هذا التغيير؟ لا تُدخل الرمز.

verify-user-attribute =
    .subject = أكّد بيانات الاتصال لدى { -brand }
    .preheader = أدخل الرمز حتى نتمكن من التواصل معك عند الحاجة.
    .heading = أكّد بيانات الاتصال
    .intro = أدخل هذا الرمز لتأكيد أن بيانات الاتصال هذه تخصّك.
    .action = تأكيد
    .expires = { shared.expires }
    .ignore = لم تطلب ذلك؟ يمكنك تجاهل هذه الرسالة بأمان.
    .sms = { $code } هو رمزك من { -brand } للتحقق من رقمك. لا تشاركه.

authentication =
    .subject = رمز تسجيل الدخول إلى { -brand }
    .preheader = أدخله لتسجيل الدخول. إنه صالح لبضع دقائق فقط.
    .heading = رمز تسجيل الدخول
    .intro = أدخل هذا الرمز لتسجيل الدخول.
    .action = تسجيل الدخول
    .expires = صالح لبضع دقائق
    .ignore = لا تحاول تسجيل الدخول الآن؟ يمكنك تجاهل هذه الرسالة بأمان.
    .sms = { $code } هو رمز تسجيل دخولك إلى { -brand }. لا تشاركه.

account-take-over-notification =
    .subject = تسجيل دخول غير معتاد إلى حسابك لدى { -brand }
    .preheader = راجع التفاصيل وأخبرنا إن كنت أنت من سجّل الدخول.
    .heading = هل كان هذا أنت؟
    .intro = لاحظنا تسجيل دخول غير معتاد إلى حسابك.
    .intro-blocked = حظرنا محاولة غير معتادة لتسجيل الدخول إلى حسابك.
    .time-label = الوقت:
    .place-label = المكان:
    .device-label = الجهاز:
    .question = أخبرنا من فضلك:
    .yes = نعم، كنت أنا
    .no = لا، لم أكن أنا
    .ignore = لم تكن أنت؟ غيّر كلمة مرورك الآن.

password-changed =
    .subject = تم تغيير كلمة مرورك لدى { -brand }
    .preheader = إذا لم تكن أنت من غيّرها، فأعد تعيينها فورًا.
    .heading = تم تغيير كلمة مرورك
    .intro = تم للتو تغيير كلمة مرور حسابك.
    .action = تسجيل الدخول
    .ignore = لم تكن أنت؟ أعد تعيين كلمة مرورك الآن.

welcome =
    .subject = مرحبًا بك في { -brand }
    .preheader = تم تأكيد حسابك. يمكنك تسجيل الدخول متى شئت.
    .heading = كل شيء جاهز
    .intro = تم تأكيد حسابك وهو جاهز للاستخدام.
    .action = تسجيل الدخول
    .ignore = لم تُنشئ هذا الحساب؟ تواصل معنا.
