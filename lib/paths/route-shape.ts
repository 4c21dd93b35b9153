import { namedLocales, segmentOf } from "#lib/text/locale.ts";

/** The segment after one of these is somebody's, or may be anything. */
export const OWN: Readonly<Record<string, string>> = {
	reservierung: ":token",
	wartenummer: ":token",
	unterwegs: ":token",
	gespraech: ":token",
	termin: ":reference",
	wunsch: ":token",
	einladung: ":token",
	angebot: ":token",
	verlosung: ":id",
	postausgang: ":message",
	link: ":id",
	ueber: ":issuer",
	vorschau: ":draft",
	import: ":import",
	filme: ":place",
};
/** Every word of our addresses; tests/unit/platform/route-shape.test.ts compares them with the folders of app/. */
const WORDS: ReadonlySet<string> = new Set([
	...namedLocales.map(segmentOf),
	...`.well-known abgemeldet abholung abmelden absagen admin aendern aenderungen alarm.js angebot anliegen anmelden
	anmeldung anrufliste anzeige api appointments arten ausbleiben ausfall aushang auskunft auskunft.json availability
	barrierefreiheit beenden bericht betrieb bild blatt buchen calls calls.js cancel check-in danke daten.json
	datensatz.jsonld datenschutz demo drucker durchsagen ear.js eigene einladung einladungen einlesen einrichten
	einverstaendnis espeak-ng.js espeak-ng.wasm eu events favicon.svg feiertag felder.json film film.mp4 film.vtt filme
	frueher gebaerdensprache geraete gesendet gespraech grenzen health heute hold.js holds import impressum inbox.js
	infopoint kalender kalendervorschau katalog.jsonld kennzahlen kennzahlen.csv kind kiosk kiosk.js kommen kontakt
	konten konto leicht link live live.js loeschen lookup mail.html melden move nachrichten name neu next-release
	noch-einer notruf nummer oauth oeffnung offene-daten openapi.json ort passwort pause pilot plan planung platz
	postausgang print.js programme protokoll protokoll.csv pruefen push push-worker.js push.js ready regeln reservierung
	rueckmeldung rueckmeldungen rueckmeldungen.csv rueckmeldungen.json schliessungen scripts security.txt services
	session so-geht-es sprachen stadt stationen stations status stoerung stream.js suche synthesiser.js tag team telefon
	termin termin.ics termine texte themen tickets token ueber uebernehmen uebersetzung untertitel.vtt unterwegs v1
	verbesserungen verlassen verlauf verlosung verschieben voice voice.js vorher vorlagen vorschau wait-times
	wartenummer wartezeiten was-waere-wenn weg wirkung wirkung.csv wirkung.json wishes woche wochen work.js wuensche
	wunsch
	wunschtermine zeit zettel zurueck zweiter-faktor`.split(/\s+/),
]);

/**
 * What an access log may keep of a request's address: `/termin/ABCD-EFGH?t=…` → `/termin/:reference`.
 * No query, no token, and no word that is not ours: what somebody calls up may be a name.
 */
export function routeShape(url: string): string {
	return shapeOf(url, () => ":other");
}

/** What may be kept of the address that somebody names on purpose: all but what opens something. */
export function routeWithoutTokens(url: string): string {
	return shapeOf(url, (segment) => segment);
}

/** A calendar that is no word of ours has a secret for its name. */
const ofOthers = (segment: string, other: (segment: string) => string) =>
	segment.endsWith(".ics") ? ":token" : other(segment);

function shapeOf(url: string, other: (segment: string) => string): string {
	const path = url.split(/[?#]/, 1)[0] ?? "";
	if (path.startsWith("/_next/static/")) return "/_next/static/…";
	const shape: string[] = [];
	let before = "";
	for (const segment of path.split("/").slice(1)) {
		const isOurs = segment === "" || WORDS.has(segment);
		shape.push(OWN[before] ?? (isOurs ? segment : ofOthers(segment, other)));
		before = segment;
	}
	return `/${shape.join("/")}`;
}
