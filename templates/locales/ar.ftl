# العربية. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: Modern Standard Arabic, polite; addresses the reader in the masculine singular, as banks of the
# region do. "فريق" stands before the brand, because the gender of the brand is not known. The SMS of the
# invitation begins with an Arabic word, so that its direction is right to left.

shared =
    .font = -apple-system,Segoe UI,Tahoma,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = مرحبًا { $name }،
    .greeting-anonymous = مرحبًا،
    .code-label = رمزك
    .expires = { $hours ->
        [zero] انتهت صلاحيته.
        [one] صالح لمدة ساعة واحدة.
        [two] صالح لمدة ساعتين.
        [few] صالح لمدة { $hours } ساعات.
        [many] صالح لمدة { $hours } ساعة.
       *[other] صالح لمدة { $hours } ساعة.
    }
    .never-share = لا تشارك هذا الرمز مع أي شخص. لن يطلبه منك فريق { -brand } أبدًا.
    .link-hint = إذا لم يعمل الزر، فانسخ هذا العنوان إلى متصفحك:
    .help = هل لديك أسئلة؟ راسلنا على

sign-up =
    .subject = أكّد عنوان بريدك الإلكتروني لدى { -brand }
    .preheader = بقيت خطوة واحدة: أكّد أن هذا العنوان يخصّك.
    .heading = أكّد عنوان بريدك الإلكتروني
    .intro = شكرًا لتسجيلك. أدخل هذا الرمز لتأكيد أن هذا العنوان يخصّك.
    .intro-link = شكرًا لتسجيلك. اتبع هذا الرابط لتأكيد أن هذا العنوان يخصّك.
    .action = تأكيد العنوان
    .expires = { shared.expires }
    .ignore = إذا لم تقم بالتسجيل، فتجاهل هذه الرسالة: لن يحدث شيء دون تأكيد.
    .sms = { $code } هو رمزك من { -brand } لتأكيد رقمك. لا تشاركه.

resend-code =
    .subject = رمز التأكيد الجديد من { -brand }
    .subject-link = { sign-up.subject }
    .preheader = لقد طلبته مرة أخرى. أكّد به أن هذا العنوان يخصّك.
    .heading = ها هو مرة أخرى
    .intro = طلبت منا إرسال الرسالة مرة أخرى. أدخل هذا الرمز لتأكيد أن هذا العنوان يخصّك.
    .intro-link = طلبت منا إرسال الرسالة مرة أخرى. اتبع هذا الرابط لتأكيد أن هذا العنوان يخصّك.
    .action = تأكيد العنوان
    .expires = { shared.expires }
    .ignore = إذا لم تطلب ذلك، فتجاهل هذه الرسالة: لن يحدث شيء دون تأكيد.
    .sms = { $code } هو رمزك الجديد من { -brand } لتأكيد رقمك. لا تشاركه.

admin-create-user =
    .subject = حسابك لدى { -brand } جاهز
    .preheader = ستجد هنا اسم المستخدم وكلمة مرور مؤقتة لتسجيل دخولك الأول.
    .heading = مرحبًا بك في { -brand }
    .intro = تم إنشاء حساب لك. سجّل الدخول بهذه البيانات، ثم اختر كلمة مرور خاصة بك.
    .username-label = اسم المستخدم
    .password-label = كلمة المرور المؤقتة
    .action = تسجيل الدخول
    .expires = { $days ->
        [0] يُرجى تسجيل الدخول قبل انتهاء صلاحية كلمة المرور المؤقتة.
        [one] كلمة المرور المؤقتة صالحة لمدة يوم واحد.
        [two] كلمة المرور المؤقتة صالحة لمدة يومين.
        [few] كلمة المرور المؤقتة صالحة لمدة { $days } أيام.
        [many] كلمة المرور المؤقتة صالحة لمدة { $days } يومًا.
       *[other] كلمة المرور المؤقتة صالحة لمدة { $days } يوم.
    }
    .never-share = لا تشارك كلمة المرور هذه مع أي شخص. لن يطلبها منك فريق { -brand } أبدًا.
    .sent-to = أُرسلت إلى:
    .ignore = إذا لم تكن تتوقع هذه الدعوة، فتجاهل هذه الرسالة.
    .sms = حسابك لدى { -brand }: اسم المستخدم { $username } وكلمة المرور المؤقتة { $code }

admin-create-user_passwordless =
    .preheader = حسابك جاهز. سجّل الدخول باسم المستخدم الموجود في هذه الرسالة.
    .intro = تم إنشاء حساب لك. سجّل الدخول باسم المستخدم هذا.
    .sms = حسابك لدى { -brand } جاهز. اسم المستخدم { $username }

forgot-password =
    .subject = إعادة تعيين كلمة مرورك لدى { -brand }
    .preheader = استخدم الرمز الموجود في هذه الرسالة لاختيار كلمة مرور جديدة.
    .heading = إعادة تعيين كلمة المرور
    .intro = تلقينا طلبًا لإعادة تعيين كلمة مرورك. أدخل هذا الرمز لاختيار كلمة مرور جديدة.
    .action = اختيار كلمة مرور جديدة
    .expires = { shared.expires }
    .ignore = إذا لم تطلب ذلك، فتجاهل هذه الرسالة: تبقى كلمة مرورك كما هي.
    .sms = { $code } هو رمزك من { -brand } لإعادة تعيين كلمة مرورك. لا تشاركه.

forgot-password_by-admin =
    .subject = تمت إعادة تعيين كلمة مرورك لدى { -brand }
    .heading = تمت إعادة تعيين كلمة مرورك
    .intro = تمت إعادة تعيين كلمة مرورك. أدخل هذا الرمز لاختيار كلمة مرور جديدة.
    .ignore = لم تعد كلمة مرورك السابقة صالحة، لذا اختر كلمة مرور جديدة.

update-user-attribute =
    .subject = أكّد بيانات الاتصال الجديدة لدى { -brand }
    .preheader = لقد غيّرت بيانات الاتصال الخاصة بك. أكّدها ليسري التغيير.
    .heading = أكّد التغيير
    .intro = لقد غيّرت بيانات الاتصال الخاصة بك. أدخل هذا الرمز لتأكيد البيانات الجديدة.
    .action = تأكيد التغيير
    .expires = { shared.expires }
    .ignore = إذا لم تقم بهذا التغيير، فسجّل الدخول وغيّر كلمة مرورك.
    .sms = { $code } هو رمزك من { -brand } لتأكيد رقمك الجديد. لا تشاركه.

update-user-attribute_by-admin =
    .preheader = تم تغيير بيانات الاتصال في حسابك. أكّد البيانات الجديدة.
    .intro = تم تغيير بيانات الاتصال في حسابك. أدخل هذا الرمز لتأكيد البيانات الجديدة.
    .ignore = إذا لم تكن تتوقع هذا التغيير، فلا تُدخل الرمز.

verify-user-attribute =
    .subject = تحقّق من بيانات الاتصال لدى { -brand }
    .preheader = أدخل الرمز الموجود في هذه الرسالة لإثبات أن هذه البيانات تخصّك.
    .heading = تحقّق من بيانات الاتصال
    .intro = أدخل هذا الرمز لإثبات أن بيانات الاتصال هذه تخصّك.
    .action = تحقّق
    .expires = { shared.expires }
    .ignore = إذا لم تطلب ذلك، فتجاهل هذه الرسالة: لن يتغير شيء.
    .sms = { $code } هو رمزك من { -brand } للتحقق من رقمك. لا تشاركه.

authentication =
    .subject = رمز تسجيل الدخول إلى { -brand }
    .preheader = أدخل الرمز الموجود في هذه الرسالة لإكمال تسجيل الدخول.
    .heading = رمز تسجيل الدخول
    .intro = أدخل هذا الرمز لإكمال تسجيل الدخول.
    .action = إكمال تسجيل الدخول
    .expires = صالح لبضع دقائق فقط.
    .ignore = إذا لم تكن تسجّل الدخول الآن، فتجاهل هذه الرسالة ولا تشارك الرمز مع أي شخص.
    .sms = { $code } هو رمز تسجيل دخولك إلى { -brand }. لا تشاركه.

account-take-over-notification =
    .subject = تسجيل دخول غير معتاد إلى حسابك في { -brand }
    .preheader = تحقق مما إذا كان ذلك أنت، واعرف ما عليك فعله إن لم يكن كذلك.
    .heading = هل كان هذا أنت؟
    .intro = لاحظنا تسجيل دخول غير معتاد إلى حسابك.
    .intro-blocked = حظرنا محاولة غير معتادة لتسجيل الدخول إلى حسابك.
    .time-label = الوقت
    .place-label = المكان
    .device-label = الجهاز
    .question = يُرجى إخبارنا بما إذا كان ذلك أنت.
    .yes = نعم، كان أنا
    .no = لا، لم يكن أنا
    .ignore = إذا لم يكن ذلك أنت، فغيّر كلمة مرورك الآن.

password-changed =
    .subject = تم تغيير كلمة مرورك في { -brand }
    .preheader = إذا لم تغيّرها بنفسك، فأعد تعيين كلمة مرورك الآن.
    .heading = تم تغيير كلمة مرورك
    .intro = تم تغيير كلمة مرور حسابك للتو.
    .action = تسجيل الدخول
    .ignore = إذا لم تغيّرها بنفسك، فأعد تعيين كلمة مرورك الآن.

welcome =
    .subject = مرحبًا بك في { -brand }
    .preheader = تم تأكيد حسابك وهو جاهز للاستخدام. يمكنك تسجيل الدخول الآن.
    .heading = مرحبًا بك في { -brand }
    .intro = تم تأكيد حسابك وهو جاهز للاستخدام.
    .action = تسجيل الدخول
    .ignore = إذا لم تنشئ هذا الحساب، فتواصل معنا.
