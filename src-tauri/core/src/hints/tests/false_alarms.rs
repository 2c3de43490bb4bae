//! What looks like something and is not. Each of these once would have taught someone to ignore hints.

use super::kinds;

#[test]
fn ordinary_numbers_give_no_hint() {
    for text in [
        "BSN 123456789",
        "zaaknummer 123456782",
        "kenmerk: 0612345678",
        "RSIN 123456782",
        "klantnr. 123456782",
        "polisnummer is 123456782",
        "NL123456782B01",
        "2024-123456782",
        "Z-123456782",
        "#123456782",
        "123456782-A",
        "1234567820",
        "000000000",
        "€ 123 456 782",
        "123 456 782 euro",
        "1.234.567,82 euro",
        "123.456.782",
        "week 12 en week 13",
        "in Utrecht 2019",
        "van 10:30 tot 11.15 uur",
        "€ 1.250,00 per maand",
        "06-10-2025 14:00",
        "tussen 01-02-2025 en 03-04-2025",
        "op 06 12 2025 1978",
        "0800-1234567",
        "0900 1234567",
        "088 123 45 67",
        "112",
        "0000000000",
        "06-1234567",
        "06-123456789",
        "0201 23 4567",
        "12.5%",
        "NL92 ABNA 0417 1643 00",
        "NL91 ABNA 0417 1643",
        "XX91 ABNA 0417 1643 00",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn dates_that_are_nobodys_birthday_give_no_hint() {
    for text in [
        "op 12 maart 2026",
        "Afspraak op 12-03-2025 om 10.00 uur",
        "sinds 12 maart 1999 in Nederland",
        "brief d.d. 12-03-2001",
        "getrouwd op 5 juni 1998",
        "vader is op 5 juni 1998 overleden",
        "Hij is in Zeist geboren. Op 12 maart 2025 spraken we elkaar.",
        "Twee kinderen geboren! 12-03-2025 afspraak",
        "Hij is geboren.\nAfspraak is op 12-03-2025",
        "12-3-87",
        "31-02-1987",
        "12-13-1987",
        "12-03/1987",
        "in maart 1987",
        "versie 1.12.03.1987",
        "12-03-1850",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn half_an_address_gives_no_hint() {
    for text in [
        "1234 AB",
        "1234 AB Zeist",
        "postcode 1234AB.",
        "in 2019 in 12 weken",
        "1500 op 12",
        "0123 AB 12",
        "1234 SS 12",
        "1234 AB 12:00",
        "1234 AB 12-03-2026",
        "1234 AB 12 keer",
        "1234 AB 12 maart",
        "1234 AB, 2,5 uur",
        "Postbus 12, 1234 AB Zeist",
        "in 2019, 1234 AB",
        "1234 ABC 12",
        "mail naar info@gemeente.nl",
        "noreply@voorbeeld.nl",
        "a@b",
        "@buurvrouw",
        "3 @ 2,50",
        "x@y.1",
        "ja @ nee.nl",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn a_form_of_address_without_a_name_gives_no_hint() {
    for text in [
        "mevrouw zei niets",
        "Mevrouw wil niet",
        "Ik sprak mevrouw. Zij belt terug",
        "Ik sprak mevrouw Zij belt terug",
        "bel mevrouw\nJansen is een ander",
        "dhr. en mw. kwamen samen",
        "mevrouw, Utrecht is ver",
        "mevrouw A. belt",
        "meneer B",
        "mw. X. belt",
        "die mevrouw van de Bank",
        "een meneer van Jeugdzorg",
        "mevrouw van het UWV",
        "mevrouw uit Utrecht",
        "mevrouw in Utrecht",
        "mevrouw van hiernaast",
        "meneer De",
        "MEVROUW BELT TERUG",
        "de heer des huizes",
        "Heer Jezus",
        "mevrouw 12",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn a_part_of_a_word_is_no_systeemtaal() {
    for text in [
        "trajectje",
        "spoortraject",
        "spoor-traject",
        "traject- en reiskosten",
        "spoor- en -traject",
        "www.traject.nl",
        "#traject",
        "traject_nieuw",
        "in kaart\nbrengen",
        "in kaart, brengen",
        "indienen",
        "geindiceerd",
        "een plan met een doel en een afspraak",
        "het kader van dit gesprek",
        "de cliënt",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}
