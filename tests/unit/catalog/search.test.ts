import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { stemOf, wordsOf } from "#lib/catalog/rules/words.ts";
import { city } from "#lib/city/city.ts";
import { seedCatalog } from "#tests/support/seed-catalog.ts";

const catalog = seedCatalog();
const found = (query: string, among = 3) =>
	searchServices(catalog, query)
		.slice(0, among)
		.map(({ slug }) => slug);

/** Service → what people type who mean it. */
const QUERIES: Record<string, string[]> = {
	personalausweis: [
		"Perso",
		"Ausweis",
		"ausweis",
		"Ausweiss",
		"Ausweiß",
		"Personalausweis",
		"Personalausweiß",
		"Peronalausweis",
		"personal ausweis",
		"Perso verlängern",
		"Personalausweisverlängerung",
		"Ausweisverlängerung",
		"Ausweis abgelaufen",
		"Mein Ausweis läuft bald ab",
		"Ich brauche einen neuen Ausweis",
		"Neuer Ausweis",
		"id card",
		"identity card",
		"kimlik",
		"KİMLİK KARTI",
		"dowód osobisty",
		"лична карта",
		"هوية",
		"buletin",
	],
	"personalausweis-vorlaeufig": [
		"vorläufiger Ausweis",
		"vorlaeufiger personalausweis",
		"Ausweis sofort",
		"Perso dringend",
		"temporary id",
	],
	"personalausweis-kind": [
		"Pass Kind",
		"Kinderausweis",
		"Kinderreisepass",
		"kinderreisepas",
		"Kinderpass",
		"Ausweis für mein Kind",
		"Ausweis für Baby",
		"Kinderreisepass verlängern",
		"child passport",
		"çocuk pasaportu",
		"çocuk kimliği",
		"детский паспорт",
	],
	reisepass: [
		"Reisepass",
		"Reisepas",
		"Reisepaß",
		"Riesepass",
		"Reise Pass",
		"Pass",
		"Pässe",
		"Passverlängerung",
		"Passverlängrung",
		"Reisepassverlängerung",
		"Reisepassantrag",
		"Pass abgelaufen",
		"Expresspass",
		"passport",
		"pasport",
		"renew passport",
		"pasaport",
		"pasaport yenileme",
		"паспорт",
		"загранпаспорт",
		"paszport",
		"جواز سفر",
		"pașaport",
		"pasaportu",
	],
	"reisepass-vorlaeufig": [
		"vorläufiger Pass",
		"Pass dringend",
		"emergency passport",
	],
	zweitpass: ["Zweitpass", "zweiter Reisepass", "second passport"],
	"ausweise-familie": [
		"Ausweise für die ganze Familie",
		"Familie Pässe",
		"family passports",
	],
	"eid-karte": ["eID-Karte", "EU-Bürger", "eid card"],
	"eid-pin": [
		"PIN vergessen",
		"pin zurücksetzen",
		"Online-Ausweis",
		"AusweisApp",
		"Ausweis freischalten",
		"forgot pin",
	],
	"ausweis-abholung": [
		"Ausweis abholen",
		"Perso abholen",
		"Reisepass abholen",
		"abholung",
		"Ausweis abhohlen",
		"Ausweisabholung",
		"collect passport",
		"pick up id",
		"kimlik almak",
		"odbiór dowodu",
	],
	"verlust-personalausweis": [
		"Ausweis verloren",
		"Perso weg",
		"mein perso ist weg",
		"Ausweis gestohlen",
		"ausweis geklaut",
		"Personalausweis verlohren",
		"Ausweisverlust",
		"Geldbörse gestohlen",
		"lost id",
		"stolen id",
		"kayıp kimlik",
		"kimliğimi kaybettim",
		"потерял удостоверение",
	],
	"verlust-reisepass": [
		"Pass verloren",
		"Reisepass gestohlen",
		"Passverlust",
		"lost passport",
		"kayıp pasaport",
		"потерял паспорт",
	],
	"ausweis-wiedergefunden": [
		"Ausweis wiedergefunden",
		"Ausweis wieder gefunden",
		"Pass wieder da",
	],
	"adresse-im-ausweis": [
		"Adresse im Ausweis ändern",
		"Adressaufkleber",
		"Adresse ändern",
		"adres değiştirme",
		"change address",
	],
	"wohnsitz-anmelden": [
		`neu in ${city().name}`,
		"Umzug",
		`Umzug nach ${city().name}`,
		"Zuzug",
		"Anmeldung",
		"Wohnung anmelden",
		"Wohnungsanmeldung",
		"Einwohnermeldeamt",
		"Zweitwohnsitz anmelden",
		"register address",
		"moving house",
		"ikamet kaydı",
		"прописка",
		"zameldowanie",
	],
	"wohnsitz-ummelden": [
		"Umzug",
		"Umzg melden",
		"Ich ziehe um",
		"ummelden",
		"umelden",
		"Ummeldung",
		"neue Wohnung",
		"neue Adresse",
		"Adressänderung",
		"Adressenänderung",
		"moving house",
		"taşınma",
		"adres değiştirme",
		"przeprowadzka",
		"переезд",
	],
	"wohnsitz-familie": ["Familie anmelden", "Umzug mit Familie"],
	"wohnsitz-abmelden": [
		"abmelden",
		"Abmeldung",
		"auswandern",
		"Umzug ins Ausland",
		"deregister",
		"wymeldowanie",
	],
	"melderegister-aendern": [
		"Name ändern",
		"Namensänderung",
		"neuer Nachname",
		"geheiratet",
		"change name",
	],
	melderegisterauskunft: ["Person suchen", "Adresse herausfinden"],
	auskunftssperre: ["Auskunftssperre", "Adresse geheim", "Stalking"],
	uebermittlungssperre: ["Übermittlungssperre", "Daten nicht weitergeben"],
	meldebescheinigung: [
		"Meldebescheinigung",
		"Meldebescheinnigung",
		"meldebescheinigng",
		"Melde Bescheinigung",
		"Meldebestätigung",
		"Wohnsitzbescheinigung",
		"proof of address",
		"ikametgah",
		"справка о регистрации",
	],
	haushaltsbescheinigung: ["Haushaltsbescheinigung", "Haushalt"],
	lebensbescheinigung: ["Lebensbescheinigung", "life certificate", "Rente"],
	fuehrungszeugnis: [
		"Führungszeugnis",
		"Fuehrungszeugnis",
		"Führungszeugniss",
		"Fürungszeugnis",
		"Führungs Zeugnis",
		"polizeiliches Führungszeugnis",
		"erweitertes führungszeugnis",
		"criminal record",
		"sabıka kaydı",
		"справка о несудимости",
	],
	gewerbezentralregister: ["Gewerbezentralregister", "GZR"],
	"gewerbezentralregister-firma": ["Gewerbezentralregister Firma"],
	"beglaubigung-bis-5": [
		"Beglaubigung",
		"Zeugnis beglaubigen",
		"Kopie beglaubigen lassen",
		"beglaubigte Kopie",
		"Beglaubigng",
		"certified copy",
	],
	"beglaubigung-bis-20": ["viele Kopien beglaubigen"],
	"beglaubigung-unterschrift": [
		"Unterschrift beglaubigen",
		"Unterschriftsbeglaubigung",
		"imza onayı",
	],
	"fuehrerschein-umtausch": [
		"Führerschein",
		"Fuehrerschein",
		"Führerschien",
		"Führerschein umtauschen",
		"Führerscheinumtausch",
		"Führerscheinsumtausch",
		"Führerschein abgelaufen",
		"alter Lappen",
		"driving licence",
		"driving license",
		"ehliyet",
		"رخصة القيادة",
		"prawo jazdy",
		"водительские права",
	],
	"fuehrerschein-antrag": [
		"Führerschein abgelaufen",
		"Führerschein machen",
		"Führerschein verloren",
		"LKW Führerschein",
		"Fahrschule",
		"ehliyet",
	],
	"internationaler-fuehrerschein": [
		"internationaler Führerschein",
		"Führerschein USA",
		"international driving permit",
	],
	"fahrzeugschein-adresse": ["Fahrzeugschein", "Adressänderung Auto"],
	"gewerbe-anmelden": [
		"Gewerbe anmelden",
		"Gewerbeschein",
		"Gewerbeanmeldung",
		"selbstständig machen",
		"Firma gründen",
		"register business",
	],
	"gewerbe-ummelden": ["Gewerbe ummelden"],
	"gewerbe-abmelden": ["Gewerbe abmelden", "Firma schließen"],
	fundsache: ["Fundbüro", "Schlüssel verloren", "lost and found", "Fundsaceh"],
	fischereischein: ["Angelschein", "angeln", "Fischereischien"],
	"bewohnerparkausweis-hinweis": [
		"Parkausweis",
		"Anwohnerparken",
		"Bewohnerparkausweis",
	],
	"kfz-zulassung-hinweis": [
		"Auto anmelden",
		"Kfz ummelden",
		"Kfz-Zulassung",
		"Wunschkennzeichen",
	],
	"punkte-flensburg-hinweis": ["Punkte in Flensburg"],
	"aufenthaltstitel-hinweis": [
		"Ausländerbehörde",
		"Aufenthaltstitel",
		"Visum verlängern",
		"oturum izni",
		"residence permit",
	],
	"einbuergerung-hinweis": ["Einbürgerung", "German citizenship"],
	"urkunden-hinweis": ["Geburtsurkunde", "Gebursturkunde", "Standesamt"],
	"heirat-hinweis": ["heiraten", "Hochzeit", "Standesamt"],
	"geburt-sterbefall-hinweis": ["Geburt anmelden", "Sterbefall"],
	"kirchenaustritt-hinweis": ["Kirchenaustritt", "aus der Kirche austreten"],
	"wohngeld-hinweis": ["Wohngeld", "Wohngeldantrag"],
	"wohnberechtigungsschein-hinweis": ["WBS", "Sozialwohnung"],
	"kindergeld-hinweis": ["Kindergeld", "Familienkasse", "child benefit"],
	"elterngeld-hinweis": ["Elterngeld"],
	"buergergeld-hinweis": ["Bürgergeld", "Jobcenter", "Hartz 4"],
	"schwerbehindertenausweis-hinweis": [
		"Schwerbehindertenausweis",
		"Behindertenausweis",
	],
	"rundfunkbeitrag-hinweis": ["GEZ", "Rundfunkbeitrag"],
	"steuer-id-hinweis": ["Steuer-ID", "Steueridentifikationsnummer", "tax id"],
	"rente-hinweis": ["Rente beantragen"],
	"gesundheitszeugnis-hinweis": ["Gesundheitszeugnis"],
	"sperrmuell-hinweis": ["Sperrmüll", "Mülltonne"],
};
const pairs = Object.entries(QUERIES).flatMap(([slug, queries]) =>
	queries.map((query) => [query, slug] as const),
);

describe("who types", () => {
	test.each(pairs)("%j finds %s among the first three", (query, slug) => {
		expect(found(query)).toContain(slug);
	});
});

test("every service has queries of its own, and there are at least 150", () => {
	expect(Object.keys(QUERIES).toSorted()).toEqual(
		catalog.services.map(({ slug }) => slug).toSorted(),
	);
	expect(pairs.length).toBeGreaterThanOrEqual(150);
});

test("a service is found by its whole name in either language, first of all", () => {
	for (const { slug, searchable } of catalog.services)
		for (const name of searchable.names)
			expect([name, found(name, 1)]).toEqual([name, [slug]]);
});

test("the order does not depend on the language of the page", () => {
	const english = seedCatalog("en");
	for (const [query] of pairs)
		expect(searchServices(english, query).map(({ slug }) => slug)).toEqual(
			found(query, 10),
		);
});

/** The longest noun of each name, unless another word says more or others share it. */
const MAIN_WORDS: Record<string, string> = {
	"personalausweis-kind": "Kinderausweis",
	"personalausweis-vorlaeufig": "Vorläufiger",
	"reisepass-vorlaeufig": "Vorläufiger",
	"ausweise-familie": "Familie",
	"ausweis-abholung": "abholen",
	"verlust-personalausweis": "Verlust",
	"verlust-reisepass": "Verlust",
	"wohnsitz-ummelden": "Wohnsitz",
	"wohnsitz-familie": "Familie",
};
const mainWordOf = (slug: string, name: string) =>
	MAIN_WORDS[slug] ??
	(name.match(/\p{Lu}\p{L}+/gu) ?? []).toSorted(
		(a, b) => b.length - a.length,
	)[0] ??
	"";

const LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß";
const TYPOS: ((word: string, at: number, letter: string) => string)[] = [
	(word, at) => word.slice(0, at) + word.slice(at + 1),
	(word, at) => word.slice(0, at + 1) + word.slice(at),
	(word, at) =>
		word.slice(0, at) +
		word.charAt(at + 1) +
		word.charAt(at) +
		word.slice(at + 2),
	(word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
];

const umlautsOf = (word: string) => word.match(/[aouäöü]e/gi)?.length ?? 0;

test("one typing error in the main word of a service still finds it among the first five", () => {
	const words = catalog.services.map(({ slug, searchable }) => ({
		slug,
		word: mainWordOf(slug, searchable.names[0] ?? ""),
	}));
	expect(words.filter(({ word }) => word.length < 6)).toEqual([]);
	const known = new Set(
		catalog.services.flatMap(({ searchable }) =>
			Object.values(searchable).flat().flatMap(wordsOf).map(stemOf),
		),
	);
	fc.assert(
		fc.property(
			fc.constantFrom(...words),
			fc.nat(),
			fc.constantFrom(...LETTERS),
			fc.constantFrom(...TYPOS),
			({ slug, word }, at, letter, typo) => {
				const mistyped = typo(word, at % word.length, letter);
				// "ae" is read as "ä": a wrong letter that makes one is two errors at once.
				fc.pre(umlautsOf(mistyped) <= umlautsOf(word));
				// "Familia" is no error in Romanian, and "Familii" a form of it.
				fc.pre(!wordsOf(mistyped).every((one) => known.has(stemOf(one))));
				expect([mistyped, found(mistyped, 5)]).toEqual([
					mistyped,
					expect.arrayContaining([slug]),
				]);
			},
		),
		{ numRuns: 2_000 },
	);
});

test.each([
	"",
	"   ",
	"ich möchte bitte einen Termin",
	"xyzzy",
	"asdfghjkl",
	"qwertz",
	"lorem ipsum dolor",
	"Banane",
	"Pizza",
	"Fußball",
	"Wetter",
	"🦄🦄🦄",
	"....",
	"__lookupSetter__",
	"constructor",
	"' OR 1=1 --",
	"<script>alert(1)</script>",
	".*",
	"(((((",
	"[a-z]+$",
	"\u0000\u0007\u202e",
])("%j finds nothing", (query) => {
	expect(found(query)).toEqual([]);
});

test.each([
	["emoji", "🛂 Reisepass ✈️"],
	["control characters", "\u0000Reise\u00adpass\u0007\t\n"],
	["characters of patterns", "^(Reisepass)*+?.[]{}|\\$"],
	["capitals and blanks", "   REISEPASS   "],
	["text after it", `Reisepass ${"bitte ".repeat(2_000)}`],
])("%s around a word do no harm", (_, query) => {
	expect(found(query)).toContain("reisepass");
});

test("whatever is typed, the answer comes within a second, is short and without repetitions", () => {
	found("Reisepass");
	fc.assert(
		fc.property(
			fc
				.oneof(
					fc
						.array(fc.nat(0xffff), { minLength: 1, maxLength: 300 })
						.map((codes) => String.fromCharCode(...codes)),
					fc.constantFrom("a", "ausweis", "é", "م", "🦄", "\\", "(", "ab "),
				)
				.map((text) => text.repeat(10_000 / text.length)),
			(query) => {
				// Time of this process: others may keep the processor busy meanwhile.
				const started = process.cpuUsage();
				const slugs = found(query, 100);
				const { user, system } = process.cpuUsage(started);
				expect(user + system).toBeLessThan(1_000_000);
				expect(slugs.length).toBeLessThanOrEqual(10);
				expect(new Set(slugs).size).toBe(slugs.length);
			},
		),
		{ numRuns: 30 },
	);
});
