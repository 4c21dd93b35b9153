import { markdownTable } from "#bench/markdown-table.ts";
import type { Kind } from "#lib/privacy/privacy.ts";
import { KINDS, type KindName, kindOf } from "#lib/privacy/rules/kinds.ts";
import { GROUNDS, keptFor, seenBy } from "#lib/privacy/rules/words.ts";
import { CITY } from "./city.ts";
import { presetSettings } from "./schema.ts";

/** The record that Art. 30 asks for, as far as the software knows it. */
export const processingPaper = () =>
	[
		"# Verzeichnis von Verarbeitungstätigkeiten",
		"",
		"Eintrag nach Art. 30 Abs. 1 DSGVO: Terminvergabe und Aufruf in Bürger-Service-Stationen. Was die Software tut, entsteht aus `lib/privacy/rules/` (`npm run papers`). Was mit „Stadt:“ beginnt, trägt die Stadt ein.",
		"",
		"## Verantwortung",
		"",
		markdownTable([
			["Frage", "Antwort"],
			["Verantwortlich", CITY("Name, Anschrift, Vertretung, Kontakt")],
			["Gemeinsam verantwortlich", CITY("niemand, oder wer")],
			["Datenschutzbeauftragte", CITY("Name, Kontakt")],
			["Fachlich zuständig", CITY("Amt, Ansprechperson")],
			["Auftragsverarbeitung", CITY("Betreiber, Mailserver, mit Vertrag")],
			["Stand", CITY("Datum, Version")],
		]),
		"",
		"## Zwecke",
		"",
		"- Termine online, am Telefon und am Schalter vergeben, ändern und absagen.",
		"- Wartende in der Station der Reihe nach aufrufen.",
		"- Frei gewordene Zeiten und Zeiten per Los gerecht vergeben.",
		"- Rückmeldungen beantworten und den Dienst verbessern.",
		"- Die Anwendung gegen Missbrauch schützen.",
		"- Kennzahlen ohne Personenbezug ausrechnen.",
		"",
		"## Bürgerinnen und Bürger",
		"",
		kindTable("citizen"),
		"",
		"## Beschäftigte",
		"",
		kindTable("staff"),
		"",
		"Besondere Kategorien (Art. 9 DSGVO) werden nicht gefragt. In freien Texten (Notiz zum Besuch, Rückmeldung) können sie stehen; Rückmeldungen lassen sich deshalb schwärzen.",
		"",
		"## Empfänger",
		"",
		"- Innerhalb: die Rollen der Tabellen oben. Wer welches Recht hat: `lib/auth/rules/permission.ts`.",
		"- Außerhalb: niemand, außer in den Ausnahmen unten. E-Mails gehen über den Mailserver der Stadt an die Person selbst.",
		"- Drittländer: keine Übermittlung. Der Browser lädt nichts von fremden Servern (`tests/e2e/headers.test.ts`).",
		"- Ausnahme, die nur gilt, wenn die Stadt sie einschaltet (`/admin/stadt`): Wer es auf der Seite seiner Wartenummer wünscht, dem meldet das eigene Gerät den Aufruf. Die Nachricht geht verschlüsselt an den Nachrichtendienst, den der Hersteller seines Browsers betreibt (Apple, Google, Microsoft, Mozilla), auch in Drittländer. Der Dienst sieht, dass und wann dieses Haus dem Gerät etwas sendet, nicht was ([Entscheidung 61](../decisions/0061-a-call-reaches-a-device.md)).",
		"- Ausnahme, die nur gilt, wenn die Stadt ein Programm zulässt (`/admin/programme`), auch die Telefonanlage mit Tastenmenü: Es erfährt Nummer, PIN und Link dessen, was über es gebucht wird, und was es selbst dazu sagt; von Terminen, die anders gebucht wurden, nichts ohne deren Nummer und PIN ([API](../api.md)).",
		"- Ausnahme, die Beschäftigte selbst wählen: Ein Kalenderprogramm, dem sie ihre Adresse geben, sieht Uhrzeit, Wartenummer und Anliegen der Termine an ihrem Platz, keine Namen.",
		"- Ausnahme, die nur gilt, wenn eine Station Videotermine anbietet (`/team/planung/arten`): Der Videodienst, den die Stadt bestimmt, wird vom Browser der Person geöffnet. Bürgertermin ruft ihn nicht auf und gibt ihm keine Daten ([Entscheidung 77](../decisions/0077-an-appointment-without-coming.md)).",
		`- ${CITY("Betreiber des Rechenzentrums und des Mailservers, Ort der Verarbeitung")}`,
		"",
		"## Löschfristen",
		"",
		"Im [Löschkonzept](deletion.md), je Spalte in der [Liste der Angaben](fields.md).",
		"",
		"## Automatische Entscheidungen",
		"",
		"Die Reihenfolge auf der Wunschliste und das Los bestimmen, wem eine Zeit angeboten wird. Rechtliche Wirkung im Sinn von Art. 22 DSGVO hat das nicht: niemand verliert dadurch einen Anspruch, und jede Station bedient auch ohne Termin. Die Regeln sind offen ([Wunschliste](../decisions/0040-who-gets-a-time-that-was-given-back.md), [Los](../decisions/0041-times-by-lot.md)).",
		"",
		"## Technische und organisatorische Maßnahmen",
		"",
		"In der [Bedrohungsanalyse](../security/threats.md) je Bedrohung mit Maßnahme und Test, in der [Zuordnung zu Normen](../security/standards.md) je Anforderung.",
		`- ${CITY("Maßnahmen des Rechenzentrums, der Arbeitsplätze und der Station (Zutritt, Bildschirme, Schulung)")}`,
		"",
	].join("\n");

function kindTable(whose: Kind["whose"]): string {
	const names = (Object.keys(KINDS) as KindName[]).filter(
		(name) => kindOf(name).whose === whose,
	);
	return markdownTable([
		["Datenart", "Zweck", "Grundlage", "Wer es sieht", "Frist"],
		...names.map((name) => {
			const kind = kindOf(name);
			return [
				kind.title,
				kind.purpose,
				GROUNDS[kind.ground].split(":")[0] ?? "",
				seenBy(kind).join(", ") || "niemand",
				keptFor(kind, presetSettings()),
			];
		}),
	]);
}
