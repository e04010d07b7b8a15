# עברית. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: polite and neutral ("יש להזין"), as Israeli banks and the government's sign-in write, so that no
# imperative has a gender. "צוות" stands before the brand, because the gender of the brand is not known. A
# maqaf joins a prefix to the brand. The SMS of the invitation begins with a Hebrew word, so that its
# direction is right to left.

shared =
    .font = -apple-system,Segoe UI,Tahoma,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = שלום { $name },
    .greeting-anonymous = שלום,
    .code-label = הקוד שלך
    .expires = { $hours ->
        [one] הוא תקף לשעה אחת.
        [two] הוא תקף לשעתיים.
       *[other] הוא תקף ל־{ $hours } שעות.
    }
    .never-share = אין למסור את הקוד הזה לאיש. צוות { -brand } לעולם לא יבקש אותו ממך.
    .link-hint = אם הכפתור אינו פועל, אפשר להעתיק את הכתובת הזאת לדפדפן:
    .help = שאלות? אפשר לכתוב אל

sign-up =
    .subject = אישור כתובת הדוא״ל שלך ב־{ -brand }
    .preheader = נותר צעד אחד: יש לאשר שהכתובת הזאת שייכת לך.
    .heading = אישור כתובת הדוא״ל שלך
    .intro = תודה על ההרשמה. יש להזין את הקוד הזה כדי לאשר שהכתובת שייכת לך.
    .intro-link = תודה על ההרשמה. יש לפתוח את הקישור הזה כדי לאשר שהכתובת שייכת לך.
    .action = אישור הכתובת
    .expires = { shared.expires }
    .ignore = אם לא נרשמת, אפשר להתעלם מההודעה: ללא אישור לא יקרה דבר.
    .sms = { $code } הוא הקוד מ־{ -brand } לאישור המספר. אין למסור אותו לאיש.

resend-code =
    .subject = קוד אישור חדש מ־{ -brand }
    .subject-link = { sign-up.subject }
    .preheader = ביקשת שנשלח שוב. יש לאשר שהכתובת הזאת שייכת לך.
    .heading = שלחנו לך שוב
    .intro = ביקשת שנשלח את ההודעה שוב. יש להזין את הקוד הזה כדי לאשר שהכתובת שייכת לך.
    .intro-link = ביקשת שנשלח את ההודעה שוב. יש לפתוח את הקישור הזה כדי לאשר שהכתובת שייכת לך.
    .action = אישור הכתובת
    .expires = { shared.expires }
    .ignore = אם לא ביקשת זאת, אפשר להתעלם מההודעה: ללא אישור לא יקרה דבר.
    .sms = { $code } הוא הקוד החדש מ־{ -brand } לאישור המספר. אין למסור אותו לאיש.

admin-create-user =
    .subject = החשבון שלך ב־{ -brand } מוכן
    .preheader = בפנים: שם המשתמש וסיסמה זמנית לכניסה הראשונה שלך.
    .heading = ברוך בואך ל־{ -brand }
    .intro = נוצר עבורך חשבון. יש להיכנס עם הפרטים האלה ואז לבחור סיסמה משלך.
    .username-label = שם משתמש
    .password-label = סיסמה זמנית
    .action = כניסה
    .expires = { $days ->
        [0] כדאי להיכנס לפני שתוקף הסיסמה הזמנית יפוג.
        [one] הסיסמה הזמנית תקפה ליום אחד.
        [two] הסיסמה הזמנית תקפה ליומיים.
       *[other] הסיסמה הזמנית תקפה ל־{ $days } ימים.
    }
    .never-share = אין למסור את הסיסמה הזאת לאיש. צוות { -brand } לעולם לא יבקש אותה ממך.
    .sent-to = נשלח אל:
    .ignore = אם לא ציפית להזמנה הזאת, אפשר להתעלם מההודעה.
    .sms = כניסה ל־{ -brand }: שם המשתמש { $username }, הסיסמה הזמנית { $code }

admin-create-user_passwordless =
    .preheader = החשבון שלך מוכן. אפשר להיכנס עם שם המשתמש שבהודעה הזאת.
    .intro = נוצר עבורך חשבון. אפשר להיכנס עם שם המשתמש הזה.
    .sms = החשבון שלך ב־{ -brand } מוכן. שם המשתמש { $username }

forgot-password =
    .subject = איפוס הסיסמה שלך ב־{ -brand }
    .preheader = הקוד שבהודעה הזאת מאפשר לך לבחור סיסמה חדשה.
    .heading = איפוס הסיסמה שלך
    .intro = קיבלנו בקשה לאיפוס הסיסמה שלך. יש להזין את הקוד הזה כדי לבחור סיסמה חדשה.
    .action = בחירת סיסמה חדשה
    .expires = { shared.expires }
    .ignore = אם לא ביקשת זאת, אפשר להתעלם מההודעה: הסיסמה שלך לא תשתנה.
    .sms = { $code } הוא הקוד מ־{ -brand } לאיפוס הסיסמה. אין למסור אותו לאיש.

forgot-password_by-admin =
    .subject = הסיסמה שלך ב־{ -brand } אופסה
    .heading = הסיסמה שלך אופסה
    .intro = הסיסמה שלך אופסה. יש להזין את הקוד הזה כדי לבחור סיסמה חדשה.
    .ignore = הסיסמה הקודמת שלך אינה תקפה עוד, ולכן יש לבחור סיסמה חדשה.

update-user-attribute =
    .subject = אישור פרטי הקשר החדשים שלך ב־{ -brand }
    .preheader = פרטי הקשר שלך שונו. יש לאשר אותם כדי שהשינוי ייכנס לתוקף.
    .heading = אישור השינוי
    .intro = פרטי הקשר שלך שונו. יש להזין את הקוד הזה כדי לאשר את הפרטים החדשים.
    .action = אישור השינוי
    .expires = { shared.expires }
    .ignore = אם השינוי לא נעשה על ידך, יש להיכנס לחשבון ולהחליף את הסיסמה.
    .sms = { $code } הוא הקוד מ־{ -brand } לאישור המספר החדש. אין למסור אותו לאיש.

update-user-attribute_by-admin =
    .preheader = פרטי הקשר בחשבון שלך שונו. יש לאשר את הפרטים החדשים.
    .intro = פרטי הקשר בחשבון שלך שונו. יש להזין את הקוד הזה כדי לאשר את הפרטים החדשים.
    .ignore = אם לא ציפית לשינוי הזה, אין להזין את הקוד.

verify-user-attribute =
    .subject = אימות פרטי הקשר שלך ב־{ -brand }
    .preheader = הקוד שבהודעה הזאת מוכיח שפרטי הקשר האלה שייכים לך.
    .heading = אימות פרטי הקשר שלך
    .intro = יש להזין את הקוד הזה כדי להוכיח שפרטי הקשר האלה שייכים לך.
    .action = אימות
    .expires = { shared.expires }
    .ignore = אם לא ביקשת זאת, אפשר להתעלם מההודעה: דבר לא ישתנה.
    .sms = { $code } הוא הקוד מ־{ -brand } לאימות המספר. אין למסור אותו לאיש.

authentication =
    .subject = קוד הכניסה שלך ל־{ -brand }
    .preheader = יש להזין את הקוד שבהודעה הזאת כדי להשלים את הכניסה.
    .heading = קוד הכניסה שלך
    .intro = יש להזין את הקוד הזה כדי להשלים את הכניסה.
    .action = השלמת הכניסה
    .expires = הוא תקף לכמה דקות בלבד.
    .ignore = אם הכניסה הנוכחית אינה שלך, אפשר להתעלם מההודעה. אין למסור את הקוד לאיש.
    .sms = { $code } הוא קוד הכניסה ל־{ -brand }. אין למסור אותו לאיש.

account-take-over-notification =
    .subject = כניסה חריגה לחשבון שלך ב־{ -brand }
    .preheader = כדאי לבדוק אם הכניסה שלך, ומה לעשות אם לא.
    .heading = האם הכניסה שלך?
    .intro = הבחנו בכניסה חריגה לחשבון שלך.
    .intro-blocked = חסמנו ניסיון כניסה חריג לחשבון שלך.
    .time-label = זמן
    .place-label = מקום
    .device-label = מכשיר
    .question = נשמח לדעת אם הכניסה שלך.
    .yes = כן, הכניסה שלי
    .no = לא, הכניסה אינה שלי
    .ignore = הכניסה אינה שלך? יש להחליף את הסיסמה עכשיו.

password-changed =
    .subject = הסיסמה שלך ב־{ -brand } הוחלפה
    .preheader = אם ההחלפה אינה שלך, יש לאפס את הסיסמה עכשיו.
    .heading = הסיסמה שלך הוחלפה
    .intro = הסיסמה של החשבון שלך הוחלפה זה עתה.
    .action = כניסה
    .ignore = ההחלפה אינה שלך? יש לאפס את הסיסמה עכשיו.

welcome =
    .subject = ברוך בואך ל־{ -brand }
    .preheader = החשבון שלך אושר ומוכן לשימוש. אפשר להתחבר עכשיו.
    .heading = ברוך בואך ל־{ -brand }
    .intro = החשבון שלך אושר ומוכן לשימוש.
    .action = כניסה
    .ignore = אם לא יצרת את החשבון הזה, אפשר לפנות אלינו.
