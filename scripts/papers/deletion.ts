import { markdownTable } from "#bench/markdown-table.ts";
import { ERASING_MINUTES } from "#lib/booking/rules/retention.ts";
import { KINDS, type KindName, kindOf } from "#lib/privacy/rules/kinds.ts";
import { keptFor } from "#lib/privacy/rules/words.ts";
import { BACKUP_DAYS, CITY } from "./city.ts";
import { codeOf } from "./fields.ts";
import { presetSettings } from "./schema.ts";

const PARAGRAPHS = (contactDays: number) => [
	"# Löschkonzept",
	"",
	"Aufgebaut nach DIN 66398: Datenarten, Regelfristen, Auslöser, Umsetzung, Ausnahmen, Sicherungen. Der Teil über die Software entsteht aus `lib/privacy/rules/` (`npm run papers`), damit er nicht von dem abweicht, was sie tut. Was mit „Stadt:“ beginnt, trägt die Stadt ein.",
	"",
	"## Geltung",
	"",
	`- ${CITY("verantwortliche Stelle, zuständiges Amt, Datum und Stand dieses Konzepts")}`,
	"- Gilt für die Datenbank der Online-Termine, ihre Sicherungen, den Mailversand und die Protokolle des Betriebs.",
	"",
	"## Grundsätze",
	"",
	"- Was über eine Person bekannt ist, steht in wenigen kleinen Tabellen ([warum](../decisions/0009-people-live-in-one-small-table.md)). Löschen heißt dort: die Zeile entfernen und die Tabelle neu schreiben, damit auch in den Dateien der Datenbank nichts übrig bleibt ([wie](../decisions/0011-erasing-and-what-the-law-wants.md)).",
	"- Was für die Statistik bleibt, führt zu niemandem mehr.",
	"- Jede Frist ist eine Zahl in der Tabelle `city` oder eine Konstante im Code. Die Datenschutzseite liest dieselben Zahlen.",
	"",
	"## Löschklassen",
	"",
	"Eine Löschklasse ist eine Frist mit ihrem Beginn. Die Fristen sind die einer neuen Installation.",
	"",
	classTable(),
	"",
	`- ${CITY("abweichende Fristen der Tabelle `city` und ihre Begründung")}`,
	"",
	"## Regeln je Datenart",
	"",
	ruleTable(),
	"",
	"## Auslöser und Umsetzung",
	"",
	`- Fristablauf: ein Programm (\`scripts/setup/sweeps.ts\`) sucht alle ${ERASING_MINUTES} Minuten, was fällig ist, und löscht es. Es läuft in jedem Prozess der Anwendung und darf mehrfach laufen.`,
	"- Antrag nach Art. 17 DSGVO: Stationsleitung oder Administration löscht eine Person unter `/team/auskunft`. Die Seite sagt vorher, was bleibt und warum.",
	"- Ein Konto wird geschlossen: nach der Frist „Konto“ werden Name, Adresse und zweiter Faktor ersetzt.",
	"- Nachweis: die Tabelle `erasure` hält fest, wann wie viele Zeilen welcher Tabelle gelöscht und wann die Dateien neu geschrieben wurden, in Zahlen und ohne Namen.",
	"",
	"## Ausnahmen",
	"",
	...exceptions(),
	"",
	"## Sicherungen",
	"",
	`Eine Sicherung enthält den Stand eines Augenblicks. Sie wird nicht nachträglich geändert, sondern nach ${BACKUP_DAYS} Tagen (\`BACKUP_DAYS\`) weggeworfen. Wer heute gelöscht wird, steht also noch höchstens ${BACKUP_DAYS} Tage in Sicherungen. Ein Kontakt ist damit spätestens ${contactDays} Tage + ${ERASING_MINUTES} Minuten + ${BACKUP_DAYS} Tage nach dem Ende des Termins überall verschwunden.`,
	"",
	"- Nach einer Wiederherstellung löscht das Programm beim ersten Lauf alles, was inzwischen fällig ist. Anträge nach Art. 17, die nach dem Zeitpunkt der Sicherung erfüllt wurden, stehen im Protokoll (`person:erased`, mit Terminnummer) und werden erneut ausgeführt. Steht auch das Protokoll nur bis zur Sicherung da, hilft die Liste, die die Stadt dafür führt.",
	`- ${CITY("wo Sicherungen liegen, wer sie löscht, und wo die Anträge seit der letzten Sicherung stehen")}`,
	"",
	"## Außerhalb der Tabellen",
	"",
	markdownTable([
		["Wo", "Was", "Wie lange"],
		[
			"Zugriffsprotokoll (Log)",
			"Uhrzeit, Form der Adresse, Antwort; keine IP-Adresse, keine Eingaben, keine Links",
			CITY("Aufbewahrung der Logs"),
		],
		[
			"Aufträge (`pgboss`)",
			"Interne Nummern wartender E-Mails; Anfragen nach einem neuen Passwort verschlüsselt",
			"bis der Auftrag erledigt ist; pg-boss räumt erledigte selbst weg",
		],
		[
			"Write-Ahead-Log von PostgreSQL",
			"Kopie jeder Änderung",
			"bis PostgreSQL die Datei wiederverwendet; mit `wal_recycle = off` gleich gelöscht ([Betrieb](../operations.md#postgresql))",
		],
		[
			"Postfach der Person",
			"Unsere E-Mails an sie",
			"liegt nicht mehr in unserer Hand",
		],
		[
			"Mailserver",
			"Versandte und zurückgekommene E-Mails",
			CITY("Aufbewahrung auf dem Mailserver und im Postfach für Rückläufer"),
		],
		[
			"Archiv nach Landesrecht",
			"Termine sind keine Akten",
			CITY("ob das Archiv etwas davon angeboten bekommt"),
		],
	]),
	"",
	"## Verantwortung",
	"",
	`- ${CITY("wer die Fristen festlegt, wer prüft, dass gelöscht wird, wie oft, und wer Fehler bekommt")}`,
	"- Prüfen: `SELECT * FROM erasure WHERE rewritten_at IS NULL AND what NOT IN ('actor', 'hold');` zeigt, was gelöscht, aber noch nicht neu geschrieben ist. Älter als einen Tag darf dort nichts sein.",
	"",
];

export const deletionPaper = () =>
	PARAGRAPHS(presetSettings().contactDays ?? 0).join("\n");

const names = Object.keys(KINDS) as KindName[];

function ruleTable(): string {
	return markdownTable([
		["Datenart", "Regelfrist und Beginn", "Umsetzung"],
		...names.map((name) => {
			const kind = kindOf(name);
			return [
				kind.title,
				keptFor(kind, presetSettings()),
				kind.erasedBy.map(codeOf).join(", "),
			];
		}),
	]);
}

/** Kinds with the same period, under what it is called where it can be changed. */
function classTable(): string {
	const classes = new Map<string, string[]>();
	for (const name of names) {
		const { keep, title } = kindOf(name);
		const mark =
			keep === null
				? "endet mit dem Vorgang"
				: "setting" in keep
					? `${presetSettings()[keep.setting]} Tage (\`City.${keep.setting}\`)`
					: `${keep.amount} ${keep.unit === "days" ? "Tage" : "Stunden"} (\`${keep.constant.split("#")[1]}\`)`;
		classes.set(mark, [...(classes.get(mark) ?? []), title]);
	}
	return markdownTable([
		["Löschklasse", "Datenarten"],
		...[...classes].map(([mark, titles]) => [mark, titles.join(", ")]),
	]);
}

const exceptions = () =>
	names.flatMap((name) => {
		const { title, exception } = kindOf(name);
		return exception ? [`- ${title}: ${exception}`] : [];
	});
