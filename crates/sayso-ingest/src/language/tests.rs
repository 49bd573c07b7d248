use proptest::prelude::*;

use super::*;

#[test]
fn english_stays_english() {
    for text in [
        "The harbour will close on Friday, Mayor Ilse Toft said, and nobody knows when it will open again.",
        "The harbour will close on Friday, Mayor Toft said.",
        "THE HARBOUR WILL CLOSE ON FRIDAY, MAYOR ILSE TOFT SAID, AND NOBODY KNOWS WHEN IT WILL OPEN AGAIN.",
        "Ministers Wojciech Szczepański, Grzegorz Brzęczyszczykiewicz and Małgorzata Dąbrowska met Jürgen Übelhör of \
         the Bundesanstalt für Materialforschung in Świnoujście, but they did not say what it was about.",
        "“C'est la fin de notre port, et nous ne savons pas pourquoi”, Mathilde Vasseur wrote in the Gazette de la Baie. \
         She was the first to say what many in the town had thought since the winter, and she was not the last of them.",
        "Shares: Sarn Shipping up 3.2 to 114.5, Toft & Sons down 0.4 to 12.1, Vell Herring unchanged at 7.0. The market is \
         closed on Monday.",
        "https://sarn.example/nachrichten/der-hafen-wird-geschlossen-und-niemand-weiss-warum The mayor of Sarn has said that \
         the harbour closes.",
    ] {
        assert_eq!(of(text), Some("en"), "{text}");
    }
}

#[test]
fn too_little_is_not_told() {
    for text in [
        "",
        "Sarn",
        "Der Hafen wird geschlossen.",
        "Toft 6-4 6-3 Vell; Sund 7-6 6-2 Krag; Orm 6-1 6-0 Brandt; Lund 6-3 7-5 Holm; Dahl 6-2 6-2 Berg; Toft 6-4 6-2 Sund; Orm \
         6-3 6-3 Lund; Dahl 7-6 7-6 Toft; Orm 6-0 6-1 Dahl; Ilse Toft, Ada Vell, Orm Sund, Ida Krag, Per Brandt, Nils Lund, Eva \
         Holm, Jon Dahl, Kai Berg",
        "12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn other_languages() {
    for (expected, text) in [
        (
            "de",
            "Der Hafen von Sarn wird am Freitag geschlossen, sagte Bürgermeisterin Ilse Toft. Die Fischer seien nicht gefragt \
                worden, erklärte ihr Verband am Abend, und niemand wisse, wann er wieder öffnet.",
        ),
        (
            "fr",
            "Le port de Sarn fermera vendredi, a déclaré la maire Ilse Toft. Les pêcheurs n'ont pas été consultés, affirme leur \
                syndicat, et personne ne sait quand il rouvrira.",
        ),
        (
            "es",
            "El puerto de Sarn cerrará el viernes, dijo la alcaldesa Ilse Toft. Los pescadores no fueron consultados, según su \
                asociación, y nadie sabe cuándo volverá a abrir.",
        ),
        (
            "it",
            "Il porto di Sarn chiuderà venerdì, ha detto la sindaca Ilse Toft. I pescatori non sono stati consultati, sostiene \
                la loro associazione, e nessuno sa quando riaprirà.",
        ),
        (
            "nl",
            "De haven van Sarn gaat vrijdag dicht, zei burgemeester Ilse Toft. De vissers zijn volgens hun bond niet geraadpleegd \
                en niemand weet wanneer zij weer opengaat.",
        ),
        (
            "pt",
            "O porto de Sarn vai fechar na sexta-feira, disse a presidente da câmara Ilse Toft. Os pescadores não foram \
                consultados, afirma a associação, e ninguém sabe quando voltará a abrir.",
        ),
        (
            "sv",
            "Hamnen i Sarn stängs på fredag, säger borgmästaren Ilse Toft. Fiskarna har inte tillfrågats, enligt deras förening, \
                och ingen vet när den öppnar igen.",
        ),
        (
            "pl",
            "Port w Sarn zostanie zamknięty w piątek, powiedziała burmistrz Ilse Toft. Rybaków nie zapytano o zdanie, twierdzi \
                ich związek, i nikt nie wie, kiedy zostanie ponownie otwarty.",
        ),
        (
            "cs",
            "Přístav v Sarnu bude v pátek uzavřen, řekla starostka Ilse Toftová. Rybářů se nikdo neptal, tvrdí jejich svaz, a \
                nikdo neví, kdy se znovu otevře.",
        ),
        (
            "hu",
            "A sarni kikötőt pénteken bezárják, közölte Ilse Toft polgármester. A halászokat nem kérdezték meg, állítja a \
                szövetségük, és senki sem tudja, mikor nyitják meg újra.",
        ),
        (
            "fi",
            "Sarnin satama suljetaan perjantaina, sanoi pormestari Ilse Toft. Kalastajilta ei kysytty, heidän liittonsa \
                kertoo, eikä kukaan tiedä, milloin se avataan uudelleen.",
        ),
        (
            "ro",
            "Portul din Sarn se va închide vineri, a declarat primarul Ilse Toft. Pescarii nu au fost consultați, susține \
                asociația lor, și nimeni nu știe când se va redeschide.",
        ),
        (
            "tr",
            "Sarn limanı cuma günü kapanacak, dedi belediye başkanı Ilse Toft. Derneklerine göre balıkçılara danışılmadı ve \
                limanın ne zaman yeniden açılacağını kimse bilmiyor.",
        ),
        (
            "vi",
            "Cảng Sarn sẽ đóng cửa vào thứ Sáu, thị trưởng Ilse Toft cho biết. Theo hiệp hội, ngư dân không được hỏi ý kiến và \
                không ai biết khi nào cảng mở cửa trở lại.",
        ),
        (
            "id",
            "Pelabuhan Sarn akan ditutup pada hari Jumat, kata wali kota Ilse Toft. Para nelayan tidak dimintai pendapat, menurut \
                perkumpulan mereka, dan tidak ada yang tahu kapan akan dibuka kembali.",
        ),
        (
            "ru",
            "Порт Сарна закроется в пятницу, сообщила мэр Ильзе Тофт. Рыбаков не спросили, утверждает их союз, и никто не \
                знает, когда он снова откроется.",
        ),
        (
            "uk",
            "Порт Сарна закриється у п'ятницю, повідомила міська голова Ільзе Тофт. Рибалок не запитали, стверджує їхня спілка, \
                і ніхто не знає, коли він знову відкриється.",
        ),
        (
            "el",
            "Το λιμάνι του Σαρν θα κλείσει την Παρασκευή, δήλωσε η δήμαρχος Ίλσε Τοφτ. Οι ψαράδες δεν ρωτήθηκαν, λέει ο \
                σύλλογός τους, και κανείς δεν ξέρει πότε θα ανοίξει ξανά.",
        ),
        (
            "ar",
            "سيغلق ميناء سارن يوم الجمعة، كما قالت رئيسة البلدية إلسه توفت. ولم يُستشر الصيادون، بحسب جمعيتهم، ولا أحد يعرف متى \
                سيفتح من جديد.",
        ),
        (
            "he",
            "נמל סארן ייסגר ביום שישי, אמרה ראש העיר אילזה טופט. הדייגים לא נשאלו, טוענת האגודה שלהם, ואיש אינו יודע מתי ייפתח \
                שוב.",
        ),
        (
            "hi",
            "सार्न का बंदरगाह शुक्रवार को बंद हो जाएगा, महापौर इल्से टोफ़्ट ने कहा। मछुआरों के संघ का कहना है कि उनसे पूछा नहीं गया, और कोई नहीं \
                जानता कि वह फिर कब खुलेगा।",
        ),
        (
            "zh",
            "市长伊尔莎·托夫特表示，萨恩港将于周五关闭。渔民协会称，没有人征求过渔民的意见，也没有人知道港口何时会重新开放。",
        ),
        (
            "ja",
            "サルンの港は金曜日に閉鎖されると、イルゼ・トフト市長が述べた。漁師たちには相談がなかったと組合は主張しており、いつ再開するのかは誰にも分からない。",
        ),
        (
            "ko",
            "사른 항구가 금요일에 폐쇄된다고 일제 토프트 시장이 밝혔다. 어민들은 아무도 의견을 묻지 않았다고 협회는 주장하며, 언제 다시 열릴지는 아무도 모른다.",
        ),
        // Danish or Norwegian: sure is only that it is not English. Then a language that the trigrams do not know.
        (
            "und",
            "Havnen i Sarn lukker på fredag, siger borgmester Ilse Toft. Fiskerne er ikke blevet spurgt, oplyser deres forening, \
                og ingen ved, hvornår den åbner igen. Byrådet mødes på mandag, og borgmesteren vil ikke udtale sig før mødet. \
                Ifølge avisen skal der bygges en ny bro, som bliver dyrere end ventet, og det er endnu uklart, hvem der skal betale for den, når pengene er brugt.",
        ),
        (
            "und",
            "Höfnin í Sarn lokar á föstudaginn, sagði Ilse Toft bæjarstjóri. Sjómenn voru ekki spurðir, að sögn félags þeirra, og \
                 enginn veit hvenær hún verður opnuð aftur. Bæjarstjórnin kemur saman á mánudag og vill ekki tjá sig fyrr en að \
                 fundinum loknum. Samkvæmt blaðinu verður byggð ný brú sem kostar meira en búist var við og óljóst er hver borgar. \
                 Íbúar bæjarins hafa beðið um svör síðan í vetur en þau hafa ekki fengist.",
        ),
    ] {
        assert_eq!(of(text), Some(expected), "{text}");
    }
}

#[test]
fn most_of_the_text_counts() {
    let english = "The harbour will close on Friday, Mayor Ilse Toft said, and nobody knows when it will open again. ";
    let german =
        "Der Hafen wird am Freitag geschlossen, sagte die Bürgermeisterin, und niemand weiß, wann er wieder öffnet. ";
    for (before, inside, after, expected) in
        [(3, 2, 3, "en"), (1, 9, 1, "de"), (6, 2, 0, "en"), (30, 20, 0, "en"), (10, 30, 0, "de")]
    {
        let text = [english.repeat(before), german.repeat(inside), english.repeat(after)].concat();
        assert_eq!(of(&text), Some(expected), "{before} {inside} {after}");
    }
}

/// The language, what was declared, and whether there is a note.
fn check(declared: Option<&str>, text: &str, expected: (Option<&str>, Option<&str>, bool)) {
    let mut article = Article { language: declared.map(str::to_owned), ..Article::from_text("a", text) };
    let mut notes = Vec::new();
    fill(&mut article, &mut notes);
    let found =
        (article.language.as_deref(), article.metadata.get("declared-language").map(String::as_str), !notes.is_empty());
    assert_eq!(found, expected, "{declared:?}: {text}");
    fill(&mut article, &mut notes);
    assert!(notes.len() < 2, "a second time says nothing new");
}

#[test]
fn what_is_declared() {
    let english = "The harbour will close on Friday, Mayor Ilse Toft said, and nobody knows when it will open again.";
    let german =
        "Der Hafen wird am Freitag geschlossen, sagte die Bürgermeisterin, und niemand weiß, wann er wieder öffnet.";
    check(None, english, (Some("en"), None, false));
    check(Some("en-GB"), english, (Some("en-GB"), None, false));
    check(Some("English"), english, (Some("English"), None, false));
    check(Some("de"), english, (Some("en"), Some("de"), false));
    check(None, german, (Some("de"), None, true));
    check(Some("de_AT"), german, (Some("de_AT"), None, true));
    check(Some("en"), german, (Some("de"), Some("en"), true));
    check(None, "Sarn", (None, None, false));
    check(Some("en"), "Sarn", (Some("en"), None, false));
    check(Some("de"), "Sarn", (Some("de"), None, true));
}

#[test]
fn metadata_at_the_head_does_not_count() {
    let mut article =
        Article::from_text("a", "title: Der Hafen wird am Freitag geschlossen und niemand weiß warum.\n\nToft said.");
    article.front = Some(sayso_text::Span::new(0, 70));
    fill(&mut article, &mut Vec::new());
    assert_eq!(article.language, None);
}

#[test]
fn little_words_are_in_order() {
    assert!(LITTLE_WORDS.is_sorted() && LITTLE_WORDS.len() <= 64);
    assert!(LITTLE_WORDS.iter().all(|word| english(&word.to_uppercase()).is_some()));
}

proptest! {
    #[test]
    fn any_text_ends(text in "(\\PC{0,40}|the |und |在 |\n){0,120}") {
        let _ = of(&text);
        let looked_at: usize = pieces(&text).map(str::len).sum();
        prop_assert!(looked_at <= text.len().min(PIECES * (PIECE + 80)));
    }
}
