/** Last and middle parts of the long words in the names of services. */
const PARTS = [
	"abmeldung|anmeldung|auskunft|ausweis|beglaubigung|behinderten|beitrag|bescheinigung|bürger|erlaubnis",
	"funktion|gefunden|meldung|nummer|register|(?<!be)schein|schließung|sicherung|sperre|suchende|termin|titel|umtausch",
	"urkunde|wohnung|zentral|zeugnis|zulassung|identifikation|berechtigung|leistung",
].join("|");
const SHORTEST_WORD = 11;
const LONG_WORD = new RegExp(`\\p{L}{${SHORTEST_WORD},}`, "gu");
const JOINT = new RegExp(`(?<=\\p{L}{3})(?=(?:${PARTS}))`, "gu");

/**
 * Long German compounds with the places where they may break. Browsers hyphenate by themselves only if they
 * have a dictionary; without, a narrow screen with large letters breaks "Personalausw-eis" anywhere.
 */
export function withSoftHyphens(text: string): string {
	return text.replace(LONG_WORD, (word) => word.replace(JOINT, "\u00ad"));
}
