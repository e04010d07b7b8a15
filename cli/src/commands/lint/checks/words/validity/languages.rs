//! Words of a validity in the languages of the default theme. A `*` stands for any ending.

/// The words of a language.
pub struct ValidityWords {
    /// Words of a sentence that speaks of a validity.
    pub validity: &'static [&'static str],
    /// Units.
    pub minutes: &'static [&'static str],
    pub hours: &'static [&'static str],
    pub days: &'static [&'static str],
    /// Numbers as words, and the article that stands for one.
    pub numbers: &'static [(&'static str, u32)],
    /// True for a language without spaces between words.
    pub is_spaceless: bool,
}

macro_rules! languages {
    ($($validity:expr, $minutes:expr, $hours:expr, $days:expr, $numbers:expr, $is_spaceless:expr;)*) => {
        &[$(ValidityWords {
            validity: &$validity,
            minutes: &$minutes,
            hours: &$hours,
            days: &$days,
            numbers: &$numbers,
            is_spaceless: $is_spaceless,
        }),*]
    };
}

/// English first, then by tag.
pub static LANGUAGES: &[ValidityWords] = languages! {
    ["valid", "validity", "expire", "expires", "expiring", "expiry", "expiration"],
        ["minute", "minutes", "min", "mins"], ["hour", "hours", "hrs", "h"], ["day", "days"],
        [("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("five", 5), ("ten", 10), ("fifteen", 15), ("twenty", 20), ("thirty", 30), ("sixty", 60)], false;
    // ar
    ["صالح*", "صلاحية*", "صلاحيته", "صلاحيتها", "تنتهي", "ينتهي"],
        ["دقيقة", "دقائق"], ["ساعة", "ساعات"], ["يوم", "يوما", "يومًا", "أيام"], [], false;
    // cs
    ["plat*", "vyprší", "vyprš*"],
        ["minut*"], ["hodin*"], ["den", "dny", "dní", "dnů"], [("jednu", 1), ("jeden", 1), ("dvě", 2), ("deset", 10), ("patnáct", 15), ("třicet", 30)], false;
    // de
    ["gültig*", "gilt", "gelten", "verfällt", "verfallen", "ablaufen", "abläuft", "läuft"],
        ["minute", "minuten", "min"], ["stunde", "stunden", "std"], ["tag", "tage", "tagen"],
        [("eine", 1), ("einer", 1), ("einen", 1), ("einem", 1), ("ein", 1), ("zwei", 2), ("drei", 3), ("fünf", 5), ("zehn", 10), ("fünfzehn", 15), ("dreißig", 30)], false;
    // es
    ["válid*", "validez", "vigente", "vigencia", "caduca", "caducará", "caducan", "vence", "vencerá", "expira", "expirará"],
        ["minuto", "minutos", "min"], ["hora", "horas", "h"], ["día", "días"],
        [("un", 1), ("una", 1), ("dos", 2), ("tres", 3), ("cinco", 5), ("diez", 10), ("quince", 15), ("treinta", 30)], false;
    // fr
    ["valable*", "valide", "valides", "validité", "expire", "expirera", "expirent", "expiration"],
        ["minute", "minutes", "min"], ["heure", "heures", "h"], ["jour", "jours"],
        [("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("cinq", 5), ("dix", 10), ("quinze", 15), ("trente", 30)], false;
    // he
    ["תקף", "תקפה", "בתוקף", "תוקפו", "תוקף", "יפוג", "תפוג"],
        ["דקה", "דקות"], ["שעה", "שעות"], ["יום", "ימים"], [], false;
    // id
    ["berlaku", "kedaluwarsa", "kadaluarsa", "kadaluwarsa"],
        ["menit"], ["jam"], ["hari"], [("satu", 1), ("dua", 2), ("lima", 5), ("sepuluh", 10)], false;
    // it
    ["valid*", "scade", "scadrà", "scadono", "scadenza"],
        ["minuto", "minuti", "min"], ["ora", "ore"], ["giorno", "giorni"],
        [("un", 1), ("una", 1), ("due", 2), ("tre", 3), ("cinque", 5), ("dieci", 10), ("quindici", 15), ("trenta", 30)], false;
    // ja
    ["有効", "期限"],
        ["分*"], ["時間*"], ["日*"], [], true;
    // ko
    ["유효*", "만료*"],
        ["분*"], ["시간*"], ["일*"], [], false;
    // nl
    ["geldig*", "verloopt", "vervalt"],
        ["minuut", "minuten", "min"], ["uur", "uren"], ["dag", "dagen"],
        [("een", 1), ("één", 1), ("twee", 2), ("drie", 3), ("vijf", 5), ("tien", 10), ("vijftien", 15), ("dertig", 30)], false;
    // pl
    ["ważn*", "wygas*", "wygaś*"],
        ["minut*"], ["godzin*"], ["dzień", "dni"], [("jedną", 1), ("jeden", 1), ("dwie", 2), ("dziesięć", 10), ("piętnaście", 15), ("trzydzieści", 30)], false;
    // pt-BR
    ["válid*", "validade", "vale", "expira", "expirará", "vence"],
        ["minuto", "minutos", "min"], ["hora", "horas", "h"], ["dia", "dias"],
        [("um", 1), ("uma", 1), ("dois", 2), ("duas", 2), ("três", 3), ("cinco", 5), ("dez", 10), ("quinze", 15), ("trinta", 30)], false;
    // ru
    ["действ*", "истек*", "срок*"],
        ["минут*"], ["час", "часа", "часов"], ["день", "дня", "дней", "сутки", "суток"], [("один", 1), ("одного", 1), ("одну", 1), ("десять", 10), ("десяти", 10)], false;
    // sv
    ["giltig*", "gäller", "upphör", "utgår"],
        ["minut", "minuter", "min"], ["timme", "timmar", "tim"], ["dag", "dagar", "dygn"],
        [("en", 1), ("ett", 1), ("två", 2), ("tre", 3), ("fem", 5), ("tio", 10), ("femton", 15), ("trettio", 30)], false;
    // tr
    ["geçerli*", "süresi", "dolar", "dolacak"],
        ["dakika*"], ["saat*"], ["gün*"], [("bir", 1), ("iki", 2), ("beş", 5), ("on", 10)], false;
    // uk
    ["дійсн*", "діє", "діятиме", "чинн*", "спливає", "строк*", "термін*"],
        ["хвилин*"], ["годин*"], ["день", "дні", "днів", "добу", "доба"], [("один", 1), ("одну", 1), ("десять", 10)], false;
    // zh-CN, zh-TW
    ["有效", "过期", "過期"],
        ["分钟*", "分鐘*"], ["小时*", "小時*"], ["天*", "日*"], [], true;
};
