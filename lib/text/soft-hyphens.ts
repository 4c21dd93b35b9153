/** Last and middle parts of the long words in the names of services and stations. */
const PARTS = [
	"abmeldung|angehörig|anmeldung|auskunft|ausweis|beglaubigung|behinderten|beitrag|bescheinigung|bürger|erlaubnis",
	"datum|dienst|dolmetsch|erklärung|freiheit|funktion|gefunden|meldung|nummer|register|(?<!be)schein|schließung|sicherung|sperre|suchende|termin|titel|umtausch",
	"aufenthalt|beauftrag|behörde|berecht|bestätigung|gesetz|gleich|körperschaft|markt|meister|metrisch|mitglied",
	"pass|programm|schrift|schwierig|sprache|stelle|stellung|standen|technik|untersuchung|ständnis",
	"hausen|läufig|platz|rathaus|versand|urkunde|wohnung|zentral|zeugnis|zulassung|identifikation|leistung",
].join("|");
const SHORTEST_WORD = 9;
const LONG_WORD = new RegExp(`\\p{L}{${SHORTEST_WORD},}`, "gu");
const JOINT = new RegExp(`(?<=\\p{L}{3})(?=(?:${PARTS}))`, "gu");
/** "-ung" takes the consonant before it along: Beglaubi-gung, Bescheini-gungen. */
const ENDING =
	/(?<=\p{L}{4})(?=(?:sch|ch|ck|[bdfghjklmnprstvwzß])ung(?:en|s)?(?!\p{L}))/gu;
/** No browser parts "Homberg/Ruhrort" after the stroke by itself. */
const STROKE = /(?<=\p{L}\/)(?=\p{L})/gu;

/** A city has a few thousand texts, and the same ones stand on every page; what people type is there, too, so there is an end. */
const MOST_KNOWN = 4_000;
const LONGEST_KNOWN = 1_000;
const known = new Map<string, string>();

/**
 * Long German compounds with the places where they may break. Browsers hyphenate by themselves only if they
 * have a dictionary; without, a narrow screen with large letters breaks "Personalausw-eis" anywhere.
 */
export function withSoftHyphens(text: string): string {
	const before = known.get(text);
	if (before !== undefined) return before;
	const parted = part(text);
	if (text.length <= LONGEST_KNOWN) {
		if (known.size >= MOST_KNOWN) known.clear();
		known.set(text, parted);
	}
	return parted;
}

function part(text: string): string {
	return text
		.replace(LONG_WORD, (word) =>
			word.replace(JOINT, "\u00ad").replace(ENDING, "\u00ad"),
		)
		.replace(STROKE, "\u200b");
}
