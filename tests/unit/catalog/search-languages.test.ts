import { describe, expect, test } from "vitest";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { isGerman } from "#lib/text/language.ts";
import { type Locale, locales } from "#lib/text/locale.ts";
import { seedCatalog } from "#tests/support/seed-catalog.ts";

const catalog = seedCatalog();

/** What people come for, and the services that are right for it. */
const RIGHT = {
	identity: ["personalausweis"],
	passport: ["reisepass"],
	move: ["wohnsitz-anmelden", "wohnsitz-ummelden", "wohnsitz-familie"],
	licence: ["fuehrerschein-umtausch", "fuehrerschein-antrag"],
	birth: ["urkunden-hinweis"],
	lost: ["verlust-personalausweis", "verlust-reisepass"],
} as const;
type Matter = keyof typeof RIGHT;

/** Everyday words, not those of offices; several where people say it in several ways or in several forms. */
const WORDS: Record<string, Record<Matter, string[]>> = {
	en: {
		identity: ["identity card", "ID card", "new ID"],
		passport: ["passport", "travel passport"],
		move: ["register my address", "moved house", "new flat"],
		licence: ["driving licence", "driver's license", "driving permit"],
		birth: ["birth certificate"],
		lost: [
			"lost my passport",
			"lost ID card",
			"stolen passport",
			"lost document",
		],
	},
	tr: {
		identity: [
			"kimlik",
			"kimlik kartı",
			"nüfus cüzdanı",
			"kimliğim",
			"kimliğimi yenilemek",
			"nüfus kağıdı",
		],
		passport: ["pasaport", "pasaportum bitti", "pasaportumu uzatmak"],
		move: [
			"taşındım",
			"adres kaydı",
			"ikamet kaydı",
			"taşınma",
			"yeni adres",
			"adres değişikliği",
			"ev değiştirdim",
		],
		licence: [
			"ehliyet",
			"sürücü belgesi",
			"ehliyetim",
			"ehliyet değişimi",
			"şoförlük belgesi",
		],
		birth: ["doğum belgesi", "doğum kağıdı", "nüfus kayıt örneği"],
		lost: [
			"kimliğimi kaybettim",
			"kayıp pasaport",
			"pasaportum çalındı",
			"pasaportumu kaybettim",
			"kimliğim çalındı",
		],
	},
	bg: {
		identity: ["лична карта", "нова лична карта", "документ за самоличност"],
		passport: ["паспорт", "задграничен паспорт", "международен паспорт"],
		move: [
			"адресна регистрация",
			"преместих се",
			"смяна на адрес",
			"нов адрес",
			"промяна на адреса",
			"регистрация",
		],
		licence: ["шофьорска книжка", "свидетелство за управление", "книжка"],
		birth: ["акт за раждане", "удостоверение за раждане"],
		lost: [
			"изгубена лична карта",
			"загубих паспорта си",
			"откраднат паспорт",
			"изгубен паспорт",
			"загубих си личната карта",
			"откраднаха ми личната карта",
		],
	},
	ro: {
		identity: [
			"buletin",
			"carte de identitate",
			"cartea de identitate",
			"buletin nou",
		],
		passport: ["pașaport", "paşaport", "pasaport", "pașapoarte", "pasaportul"],
		move: [
			"schimbare domiciliu",
			"m-am mutat",
			"înregistrare domiciliu",
			"mutare",
			"adresă nouă",
			"schimbare adresă",
		],
		licence: [
			"permis de conducere",
			"carnet de conducere",
			"permis auto",
			"carnet",
			"permisul de conducere",
		],
		birth: [
			"certificat de naștere",
			"certificat de naştere",
			"certificat nastere",
			"act de naștere",
		],
		lost: [
			"am pierdut buletinul",
			"pașaport pierdut",
			"mi s-a furat pașaportul",
			"buletin pierdut",
			"buletin furat",
			"pierdere pașaport",
		],
	},
	pl: {
		identity: ["dowód osobisty", "dowód", "dowodu osobistego", "nowy dowód"],
		passport: ["paszport", "paszportu", "wyrobić paszport"],
		move: [
			"zameldowanie",
			"meldunek",
			"przeprowadzka",
			"zmiana adresu",
			"nowe mieszkanie",
			"przemeldowanie",
			"przeprowadziłem się",
		],
		licence: ["prawo jazdy", "prawa jazdy", "wymiana prawa jazdy"],
		birth: ["akt urodzenia", "akt urodzenia dziecka", "odpis aktu urodzenia"],
		lost: [
			"zgubiłem dowód",
			"zgubiony paszport",
			"skradziony paszport",
			"utrata dowodu",
			"ukradziony dowód",
			"zgubiłam paszport",
			"zgubione dokumenty",
		],
	},
	uk: {
		identity: ["посвідчення особи", "ID-картка", "аусвайс", "айді картка"],
		passport: ["закордонний паспорт", "паспорт", "закордонний", "паспорта"],
		move: [
			"реєстрація місця проживання",
			"прописка",
			"переїзд",
			"змінити адресу",
			"нова адреса",
			"переїхав",
			"реєстрація",
			"анмельдунг",
		],
		licence: [
			"водійські права",
			"водійське посвідчення",
			"права",
			"посвідчення водія",
		],
		birth: ["свідоцтво про народження", "свідоцтво про народження дитини"],
		lost: [
			"загубив паспорт",
			"втратила посвідчення особи",
			"вкрали паспорт",
			"загубила паспорт",
			"втрата паспорта",
			"украли паспорт",
			"вкрадений паспорт",
		],
	},
	ru: {
		identity: [
			"удостоверение личности",
			"айди карта",
			"айди",
			"аусвайс",
			"внутренний паспорт",
		],
		passport: [
			"загранпаспорт",
			"паспорт",
			"паспорта",
			"заграничный паспорт",
			"продлить паспорт",
		],
		move: [
			"прописка",
			"регистрация по адресу",
			"переезд",
			"сменить адрес",
			"новый адрес",
			"переехал",
			"анмельдунг",
		],
		licence: [
			"водительские права",
			"водительское удостоверение",
			"права",
			"обмен прав",
		],
		birth: ["свидетельство о рождении", "свидетельство о рождении ребенка"],
		lost: [
			"потерял паспорт",
			"украли паспорт",
			"потеряла удостоверение",
			"утеря паспорта",
			"потеряла паспорт",
			"пропал паспорт",
		],
	},
	ar: {
		identity: [
			"بطاقة الهوية",
			"هوية",
			"بطاقة شخصية",
			"هويتي",
			"تجديد الهوية",
			"بطاقتي الشخصية",
		],
		passport: [
			"جواز سفر",
			"جواز",
			"جوازي",
			"تجديد جوازي",
			"تمديد الجواز",
			"باسبور",
		],
		move: [
			"تسجيل السكن",
			"تسجيل العنوان",
			"نقل السكن",
			"سجل سكن",
			"عنوان جديد",
			"انتقلت الى بيت جديد",
			"تغيير العنوان",
		],
		licence: [
			"رخصة القيادة",
			"شهادة سياقة",
			"رخصة سواقة",
			"رخصة السياقة",
			"الرخصة",
			"تبديل رخصة القيادة",
			"شهادة القيادة",
		],
		birth: [
			"شهادة ميلاد",
			"شهادة ولادة",
			"شهادة الولادة",
			"قيد ميلاد",
			"بيان ولادة",
		],
		lost: [
			"ضاع جواز سفري",
			"فقدان الهوية",
			"سرقة جواز",
			"ضيعت جوازي",
			"فقدت هويتي",
			"ضاعت هويتي",
			"انسرق جوازي",
			"جواز ضائع",
		],
	},
	fa: {
		identity: ["کارت شناسایی", "کارت ملی", "کارت هویت", "تذکره"],
		passport: [
			"پاسپورت",
			"گذرنامه",
			"گذرنامه‌ام",
			"تمدید گذرنامه",
			"پاسپورتم",
			"پاسپورت ام",
		],
		move: [
			"ثبت آدرس",
			"تغییر آدرس",
			"اسباب‌کشی",
			"نقل مکان",
			"خانه جدید",
			"آدرس جدید",
		],
		licence: [
			"گواهینامه رانندگی",
			"گواهینامه",
			"تصدیق",
			"لایسنس",
			"تعویض گواهینامه",
		],
		birth: ["شناسنامه", "گواهی تولد"],
		lost: [
			"پاسپورتم گم شده",
			"گم شدن گذرنامه",
			"کارت شناسایی گم شده",
			"پاسپورت گم شده",
			"گذرنامه‌ام را گم کردم",
			"کارتم را دزدیدند",
		],
	},
	ku: {
		identity: [
			"nasname",
			"karta nasnameyê",
			"nasnameya min",
			"nasnameyê",
			"kimlîk",
		],
		passport: ["pasport", "pasaport", "pasaporta min", "pasaportê"],
		move: [
			"tomarkirina navnîşanê",
			"mala nû",
			"guherandina navnîşanê",
			"navnîşan",
			"navnîşana nû",
			"mal guhertin",
			"min mala xwe guhert",
		],
		licence: ["ehliyet", "destûra ajotinê", "destur", "lîsansa ajotinê"],
		birth: ["belgeya jidayikbûnê", "belgeya zayînê", "zayîn", "belgeya bûyînê"],
		lost: [
			"pasaporta min winda bû",
			"nasnameya min winda bû",
			"pasaporta min hat dizîn",
			"pasaport winda",
			"dizîna nasnameyê",
			"belgeya winda",
		],
	},
	sr: {
		identity: ["lična karta", "nova lična", "ličnu kartu"],
		passport: ["pasoš", "putna isprava", "pasoša", "produženje pasoša"],
		move: [
			"prijava boravišta",
			"prijava prebivališta",
			"selidba",
			"promena adrese",
			"nova adresa",
			"preselio sam se",
			"novi stan",
			"prijava adrese",
		],
		licence: [
			"vozačka dozvola",
			"vozačku dozvolu",
			"zamena vozačke",
			"vozačka",
		],
		birth: [
			"izvod iz matične knjige rođenih",
			"krštenica",
			"rodni list",
			"izvod",
			"matičar",
			"izvod rođenih",
		],
		lost: [
			"izgubio sam pasoš",
			"izgubljena lična karta",
			"ukraden pasoš",
			"izgubljen pasoš",
			"ukrali mi ličnu",
			"izgubio sam ličnu kartu",
		],
	},
	sq: {
		identity: [
			"letërnjoftim",
			"karta e identitetit",
			"leternjoftimi",
			"kartë identiteti",
			"letërnjoftimin",
		],
		passport: ["pasaportë", "pasaporta", "pasaportën", "pasaporten"],
		move: [
			"regjistrim adrese",
			"ndërrim banese",
			"ndryshim adrese",
			"shpërngulje",
			"adresë e re",
			"banesë e re",
		],
		licence: [
			"patentë",
			"leje drejtimi",
			"patentë shoferi",
			"patenta",
			"patent shofer",
		],
		birth: [
			"certifikatë lindjeje",
			"çertifikata e lindjes",
			"certifikata e lindjes",
		],
		lost: [
			"humba pasaportën",
			"letërnjoftim i humbur",
			"më vodhën pasaportën",
			"pasaportë e humbur",
			"më kanë vjedhur letërnjoftimin",
			"humbje pasaporte",
		],
	},
	it: {
		identity: [
			"carta d'identità",
			"carta d’identità",
			"carta identita",
			"documento d'identità",
		],
		passport: ["passaporto", "rinnovo passaporto"],
		move: [
			"cambio di residenza",
			"residenza",
			"trasloco",
			"nuovo indirizzo",
			"ho cambiato casa",
			"cambio indirizzo",
		],
		licence: ["patente", "patente di guida", "rinnovo patente"],
		birth: ["certificato di nascita", "atto di nascita", "estratto di nascita"],
		lost: [
			"ho perso il passaporto",
			"smarrimento carta d'identità",
			"passaporto rubato",
			"documenti rubati",
			"carta d'identità rubata",
			"passaporto smarrito",
		],
	},
	es: {
		identity: [
			"carné de identidad",
			"DNI",
			"documento de identidad",
			"carnet de identidad",
			"cédula",
			"carne identidad",
		],
		passport: ["pasaporte", "renovar pasaporte"],
		move: [
			"empadronamiento",
			"cambio de domicilio",
			"mudanza",
			"nueva dirección",
			"me he mudado",
			"cambio de dirección",
		],
		licence: [
			"carnet de conducir",
			"permiso de conducir",
			"licencia de conducir",
			"carné de conducir",
		],
		birth: [
			"partida de nacimiento",
			"certificado de nacimiento",
			"acta de nacimiento",
			"nacimiento",
		],
		lost: [
			"he perdido el pasaporte",
			"DNI perdido",
			"me robaron el pasaporte",
			"pérdida de pasaporte",
			"documento perdido",
			"robo de DNI",
		],
	},
	fr: {
		identity: [
			"carte d'identité",
			"carte d’identité",
			"carte identite",
			"pièce d'identité",
		],
		passport: ["passeport", "renouveler passeport"],
		move: [
			"déménagement",
			"changement d'adresse",
			"j'ai déménagé",
			"nouvelle adresse",
			"inscription domicile",
			"changement de domicile",
		],
		licence: ["permis de conduire", "permis", "échange permis de conduire"],
		birth: [
			"acte de naissance",
			"extrait de naissance",
			"certificat de naissance",
		],
		lost: [
			"j'ai perdu mon passeport",
			"carte d'identité perdue",
			"passeport volé",
			"perte de passeport",
			"vol carte d'identité",
			"papiers perdus",
		],
	},
	el: {
		identity: [
			"ταυτότητα",
			"αστυνομική ταυτότητα",
			"ταυτότητας",
			"δελτίο ταυτότητας",
		],
		passport: ["διαβατήριο", "διαβατηριο", "διαβατηρίου"],
		move: [
			"δήλωση κατοικίας",
			"μετακόμιση",
			"αλλαγή διεύθυνσης",
			"διεύθυνση",
			"νέα διεύθυνση",
			"μετακομίζω",
			"δήλωση διεύθυνσης",
		],
		licence: [
			"δίπλωμα οδήγησης",
			"άδεια οδήγησης",
			"δίπλωμα",
			"αδεια οδηγησης",
		],
		birth: [
			"πιστοποιητικό γέννησης",
			"ληξιαρχική πράξη γέννησης",
			"πιστοποιητικό γεννήσεως",
		],
		lost: [
			"έχασα την ταυτότητα",
			"χαμένο διαβατήριο",
			"έχασα το διαβατήριό μου",
			"απώλεια διαβατηρίου",
			"έκλεψαν το διαβατήριό μου",
			"απώλεια ταυτότητας",
		],
	},
};

/** As somebody types it whose keyboard lacks the marks, or who knows no others. */
const withoutMarks = (word: string) =>
	word
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/ł/gu, "l")
		.replace(/ı/gu, "i")
		.replace(/đ/gu, "dj");

const SERBIAN = Object.entries({
	...{ lj: "љ", nj: "њ", dž: "џ", a: "а", b: "б", v: "в", g: "г", d: "д" },
	...{ đ: "ђ", e: "е", ž: "ж", z: "з", i: "и", j: "ј", k: "к", l: "л" },
	...{ m: "м", n: "н", o: "о", p: "п", r: "р", s: "с", t: "т", ć: "ћ" },
	...{ u: "у", f: "ф", h: "х", c: "ц", č: "ч", š: "ш" },
});
const inCyrillic = (word: string) =>
	SERBIAN.reduce((text, [from, to]) => text.replaceAll(from, to), word);

const eachWord = (text: string, change: (word: string) => string) =>
	text.split(" ").map(change).join(" ");
const withoutArticle = (text: string) =>
	eachWord(text, (word) => word.replace(/^ال/u, ""));
const withArticle = (text: string) =>
	eachWord(withoutArticle(text), (word) => `ال${word}`);

/** Further ways to write the same in a language. */
const WAYS: Partial<Record<Locale, ((text: string) => string)[]>> = {
	ar: [
		withoutArticle,
		withArticle,
		// Of a Persian keyboard.
		(text) => text.replaceAll("ي", "ی").replaceAll("ك", "ک"),
		(text) => text.replaceAll("ة", "ه").replace(/[أإآ]/gu, "ا"),
	],
	fa: [
		// Of an Arabic keyboard.
		(text) => text.replaceAll("ی", "ي").replaceAll("ک", "ك"),
		(text) => text.replaceAll("\u200c", " "),
		(text) => text.replaceAll("\u200c", ""),
	],
	// With and without the dot that a German keyboard does not let one choose.
	tr: [(text) => text.replaceAll("i", "ı"), (text) => text.toUpperCase()],
	sr: [inCyrillic, (text) => text.replaceAll("đ", "d")],
	ro: [(text) => text.replaceAll("ș", "ş").replaceAll("ț", "ţ")],
	// Apostrophes of phones.
	fr: [(text) => text.replaceAll("'", "’")],
	it: [(text) => text.replaceAll("'", "’")],
};

const waysToType = (locale: Locale, text: string) =>
	new Set([
		text,
		text.toLocaleUpperCase(locale),
		withoutMarks(text),
		...(WAYS[locale] ?? []).map((write) => write(text)),
	]);

const foreign = locales.filter((locale) => !isGerman(locale));

test("every language has its words", () => {
	expect(Object.keys(WORDS).toSorted()).toEqual(foreign.toSorted());
});

describe.each(foreign)("who types in %s", (locale) => {
	test.each(Object.entries(WORDS[locale] ?? {}))(
		"finds what is right (%s)",
		(matter, texts) => {
			const right: readonly string[] = RIGHT[matter as Matter];
			const missed = texts
				.flatMap((text) => [...waysToType(locale, text)])
				.flatMap((typed) => {
					const found = searchServices(catalog, typed)
						.slice(0, 3)
						.map(({ slug }) => slug);
					const isFound = found.some((slug) => right.includes(slug));
					return isFound ? [] : [`${typed}: ${found.join(", ") || "nothing"}`];
				});
			expect(missed).toEqual([]);
		},
	);
});
