# עברית. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: polite and neutral ("יש להזין"), short, as Israeli banks and the government's sign-in write, so that no
# imperative has a gender. "צוות" stands before the brand, because the gender of the brand is not known. A
# maqaf joins a prefix to the brand. The SMS of the invitation begins with a Hebrew word, so that its
# direction is right to left.

shared =
    .font = -apple-system,Segoe UI,Tahoma,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = שלום { $name },
    .greeting-anonymous = שלום,
    .code-label = הקוד שלך
    .expires = { $hours ->
        [one] בתוקף לשעה אחת
        [two] בתוקף לשעתיים
       *[other] בתוקף ל־{ $hours } שעות
    }
    .never-share = אין לשתף את הקוד עם אף אחד. צוות { -brand } לעולם לא יבקש אותו ממך.
    .link-hint = הכפתור לא עובד? אפשר להדביק את הקישור הזה בדפדפן:
    .help = צריך עזרה? אפשר לכתוב אל
    .reason = המייל הזה נשלח אליך כי הכתובת שלך רשומה אצל { -brand }.

sign-up =
    .subject = אישור כתובת המייל שלך אצל { -brand }
    .preheader = נשאר רק שלב אחד, והחשבון שלך יהיה מוכן לשימוש.
    .heading = אישור כתובת המייל
    .intro = תודה על ההרשמה. יש להזין את הקוד כדי לאשר את כתובת המייל שלך.
    .intro-link = תודה על ההרשמה. נשאר רק לאשר את כתובת המייל כדי להתחיל.
    .action = אישור כתובת המייל
    .expires = { shared.expires }
    .ignore = ההרשמה לא שלך? אפשר להתעלם מהמייל הזה.
    .sms = { $code } הוא הקוד מ־{ -brand } לאישור המספר. אין למסור אותו לאיש.

resend-code =
    .subject = קוד אישור חדש מאת { -brand }
    .subject-link = { sign-up.subject }
    .preheader = לפי בקשתך, שלחנו שוב: נשאר לאשר את כתובת המייל.
    .heading = אישור כתובת המייל
    .intro = זה הקוד החדש שלך. יש להזין אותו כדי לאשר את כתובת המייל.
    .intro-link = זה הקישור החדש שלך. אפשר לאשר בו את כתובת המייל.
    .action = אישור כתובת המייל
    .expires = { shared.expires }
    .ignore = הבקשה לא שלך? אפשר להתעלם מהמייל הזה.
    .sms = { $code } הוא הקוד החדש מ־{ -brand } לאישור המספר. אין למסור אותו לאיש.

admin-create-user =
    .subject = החשבון שלך אצל { -brand } מוכן
    .preheader = בפנים: שם המשתמש שלך וסיסמה זמנית לכניסה ראשונה.
    .heading = ברוכים הבאים אל { -brand }
    .intro = יצרנו חשבון עבורך. אפשר להיכנס עם הפרטים האלה ואז לבחור סיסמה משלך.
    .username-label = שם משתמש
    .password-label = סיסמה זמנית
    .action = כניסה
    .expires = { $days ->
        [0] כדאי להיכנס לפני שתוקף הסיסמה הזמנית יפוג.
        [one] הסיסמה הזמנית בתוקף ליום אחד.
        [two] הסיסמה הזמנית בתוקף ליומיים.
       *[other] הסיסמה הזמנית בתוקף ל־{ $days } ימים.
    }
    .never-share = אין לשתף את הסיסמה עם אף אחד. צוות { -brand } לעולם לא יבקש אותה ממך.
    .sent-to = נשלח אל:
    .ignore = ההזמנה מפתיעה אותך? אפשר להתעלם מהמייל הזה.
    .sms = כניסה ל־{ -brand }: שם המשתמש { $username }, הסיסמה הזמנית { $code }

admin-create-user_passwordless =
    .preheader = הכול מוכן. לכניסה צריך רק את שם המשתמש שבפנים.
    .intro = יצרנו חשבון עבורך. אפשר להיכנס עם שם המשתמש הזה.
    .sms = החשבון שלך ב־{ -brand } מוכן. שם המשתמש { $username }

forgot-password =
    .subject = איפוס הסיסמה שלך אצל { -brand }
    .preheader = בעזרת הקוד שבמייל הזה אפשר לבחור סיסמה חדשה.
    .heading = איפוס הסיסמה
    .intro = יש להזין את הקוד כדי לבחור סיסמה חדשה.
    .action = בחירת סיסמה חדשה
    .expires = { shared.expires }
    .ignore = הבקשה לא שלך? אפשר להתעלם מהמייל הזה. הסיסמה שלך לא תשתנה.
    .sms = { $code } הוא הקוד מ־{ -brand } לאיפוס הסיסמה. אין למסור אותו לאיש.

forgot-password_by-admin =
    .subject = הסיסמה שלך אצל { -brand } אופסה
    .heading = הסיסמה שלך אופסה
    .intro = הסיסמה אופסה על ידי הנהלת המערכת. יש להזין את הקוד כדי לבחור סיסמה חדשה.
    .ignore = הסיסמה הקודמת כבר לא פעילה.

update-user-attribute =
    .subject = אישור פרטי הקשר החדשים אצל { -brand }
    .preheader = אחרי הזנת הקוד שבפנים השינוי ייכנס לתוקף מיד.
    .heading = אישור פרטי הקשר החדשים
    .intro = פרטי הקשר שלך השתנו. יש להזין את הקוד כדי לאשר את השינוי.
    .action = אישור השינוי
    .expires = { shared.expires }
    .ignore = השינוי לא שלך? כדאי להחליף סיסמה עכשיו.
    .sms = { $code } הוא הקוד מ־{ -brand } לאישור המספר החדש. אין למסור אותו לאיש.

update-user-attribute_by-admin =
    .preheader = הם שונו על ידי הנהלת המערכת. אפשר לאשר אותם בקוד.
    .intro = פרטי הקשר שלך שונו על ידי הנהלת המערכת. יש להזין את הקוד כדי לאשר את השינוי.
    .ignore = השינוי מפתיע אותך? אין להזין את הקוד.

verify-user-attribute =
    .subject = אישור פרטי הקשר שלך אצל { -brand }
    .preheader = נשאר להזין את הקוד, כדי שנוכל ליצור איתך קשר.
    .heading = אישור פרטי הקשר
    .intro = יש להזין את הקוד כדי לאשר שפרטי הקשר האלה שלך.
    .action = אישור
    .expires = { shared.expires }
    .ignore = הבקשה לא שלך? אפשר להתעלם מהמייל הזה.
    .sms = { $code } הוא הקוד מ־{ -brand } לאימות המספר. אין למסור אותו לאיש.

authentication =
    .subject = קוד הכניסה שלך אל { -brand }
    .preheader = יש להזין אותו בדף הכניסה. הוא בתוקף לכמה דקות בלבד.
    .heading = קוד הכניסה שלך
    .intro = יש להזין את הקוד כדי להיכנס.
    .action = כניסה
    .expires = בתוקף לכמה דקות
    .ignore = לא ניסית להיכנס עכשיו? אפשר להתעלם מהמייל הזה.
    .sms = { $code } הוא קוד הכניסה ל־{ -brand }. אין למסור אותו לאיש.

account-take-over-notification =
    .subject = כניסה חריגה לחשבון שלך אצל { -brand }
    .preheader = כדאי לבדוק את הפרטים ולעדכן אותנו אם הכניסה שלך.
    .heading = הכניסה הזאת שלך?
    .intro = זיהינו כניסה חריגה לחשבון שלך.
    .intro-blocked = חסמנו ניסיון חריג להיכנס לחשבון שלך.
    .time-label = זמן:
    .place-label = מקום:
    .device-label = מכשיר:
    .question = אפשר לעדכן אותנו:
    .yes = כן, הכניסה שלי
    .no = לא, הכניסה לא שלי
    .ignore = הכניסה לא שלך? כדאי להחליף סיסמה עכשיו.

password-changed =
    .subject = הסיסמה שלך אצל { -brand } הוחלפה
    .preheader = אם השינוי לא שלך, כדאי לאפס את הסיסמה מיד.
    .heading = הסיסמה שלך הוחלפה
    .intro = הסיסמה לחשבון שלך הוחלפה ממש עכשיו.
    .action = כניסה
    .ignore = השינוי לא שלך? כדאי לאפס את הסיסמה עכשיו.

welcome =
    .subject = ברוכים הבאים אל { -brand }
    .preheader = החשבון שלך אושר. אפשר להיכנס בכל זמן שנוח לך.
    .heading = הכול מוכן
    .intro = החשבון שלך אושר ואפשר להתחיל להשתמש בו.
    .action = כניסה
    .ignore = החשבון לא שלך? אפשר לפנות אלינו.
