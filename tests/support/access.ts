import type { Permission } from "#lib/auth/rules/permission.ts";

/**
 * Who may open what: every page, endpoint and server action of app/, by its file (and name). A new one without an entry
 * here fails tests/unit/auth/access.test.ts; tests/e2e/matrix.test.ts tries each of them as everybody.
 *
 * "public": anybody. "device": a paired display or kiosk. "signed-in": every account, about itself only.
 * A permission: whoever has it anywhere; which station, the command behind it asks.
 */
export type Access = "public" | "device" | "signed-in" | Permission;

/** An entry with a * covers what lies below; the longest one that fits counts. */
export const ACCESS: Readonly<Record<string, Access>> = {
	"app/.well-known/*": "public",
	"app/security.txt/*": "public",
	"app/[locale]/page.tsx": "public",
	"app/[locale]/(citizen)/*": "public",
	"app/[locale]/(citizen)/vorschau/*": "service:write",
	// Whoever has a desk's secret address.
	"app/api/kalender/*": "public",
	"app/api/filme/*": "public",
	"app/api/health/*": "public",
	"app/api/live/*": "public",
	"app/api/ready/*": "public",
	"app/api/voice/[file]/*": "device",
	"app/api/v1/*": "public",
	"app/api/offene-daten/*": "public",
	// Sign-in
	"app/(staff)/anmelden/*": "public",
	// The own account
	"app/(staff)/team/konto/*": "signed-in",
	"app/(staff)/team/[...rest]/page.tsx": "signed-in",
	"app/(staff)/team/notruf/*": "signed-in",
	"app/(staff)/admin/[...rest]/page.tsx": "signed-in",
	// The day at a station
	"app/(staff)/team/page.tsx": "appointment:find",
	"app/(staff)/team/actions.ts": "day:read",
	"app/(staff)/team/durchsagen/*": "visit:call",
	"app/(staff)/team/heute/*": "walk-in:steer",
	"app/(staff)/team/platz/*": "day:read",
	"app/(staff)/team/infopoint/*": "visit:register",
	"app/(staff)/team/plan/*": "day:read",
	"app/(staff)/team/suche/*": "appointment:find",
	"app/(staff)/team/auskunft/*": "person:answer",
	"app/(staff)/team/telefon/*": "appointment:book",
	"app/(staff)/team/buchen/*": "appointment:book",
	"app/(staff)/team/abholung/*": "day:read",
	"app/(staff)/team/abholung/actions.ts": "visit:register",
	"app/(staff)/team/einladungen/*": "day:read",
	"app/(staff)/team/wuensche/*": "appointment:find",
	"app/(staff)/team/wuensche/neu/*": "appointment:book",
	"app/(staff)/team/termin/*": "appointment:find",
	"app/(staff)/team/nachrichten/*": "message:read",
	"app/(staff)/team/geraete/*": "device:pair",
	// What a station is open for
	"app/(staff)/team/planung/*": "roster:write",
	"app/(staff)/team/planung/regeln/*": "station:write",
	"app/(staff)/team/planung/arten/*": "station:write",
	"app/(staff)/team/planung/sprachen/*": "language:write",
	"app/(staff)/team/planung/schliessungen/*": "closure:write",
	"app/(staff)/team/planung/kalender/*": "closure:write",
	"app/(staff)/team/planung/ausfall/*": "closure:write",
	"app/(staff)/team/planung/aenderungen/*": "closure:write",
	"app/(staff)/team/planung/anrufliste/*": "message:read",
	"app/(staff)/team/planung/was-waere-wenn/*": "figures:read",
	"app/api/events/*": "public",
	"app/api/session/*": "public",
	// Whoever has a ticket's address; the command asks for it.
	"app/api/push/*": "public",
	// A code that is read out in the station proves who pairs.
	"app/pairing/*": "public",
	"app/(display)/*": "device",
	"app/[locale]/(kiosk)/*": "device",
	// The pilot
	"app/(staff)/pilot/[...rest]/page.tsx": "signed-in",
	"app/(staff)/pilot/page.tsx": "figures:read",
	"app/(staff)/pilot/rueckmeldungen/*": "feedback:read",
	"app/(staff)/pilot/rueckmeldungen/actions.ts": "feedback:answer",
	"app/(staff)/pilot/rueckmeldungen/[number]/actions.ts": "feedback:answer",
	"app/(staff)/pilot/rueckmeldungen/einrichten/*": "feedback:answer",
	"app/(staff)/pilot/rueckmeldungen/vorlagen/*": "feedback:answer",
	"app/(staff)/pilot/verbesserungen/*": "feedback:answer",
	"app/(staff)/pilot/verbesserungen/page.tsx": "feedback:read",
	"app/(staff)/pilot/uebersetzung/*": "feedback:answer",
	"app/(staff)/pilot/kennzahlen/*": "figures:read",
	"app/(staff)/pilot/kennzahlen/eu/*": "rollout:write",
	"app/(staff)/pilot/wirkung/*": "figures:read",
	"app/(staff)/pilot/wirkung/vorher/*": "rollout:write",
	"app/(staff)/pilot/ausbleiben/*": "figures:read",
	"app/(staff)/pilot/ausbleiben/actions.ts": "rollout:write",
	"app/(staff)/pilot/stationen/*": "figures:read",
	"app/(staff)/pilot/stationen/actions.ts": "rollout:write",
	"app/(staff)/pilot/stationen/[slug]/actions.ts": "rollout:write",
	// Administration
	"app/(staff)/admin/page.tsx": "user:write",
	"app/(staff)/admin/konten/*": "user:write",
	"app/(staff)/admin/anmeldung/*": "user:write",
	"app/(staff)/admin/anliegen/*": "service:write",
	"app/(staff)/admin/stationen/*": "service:write",
	"app/(staff)/admin/grenzen/*": "city:write",
	"app/(staff)/admin/programme/*": "city:write",
	"app/(staff)/admin/stadt/*": "city:write",
	"app/(staff)/admin/texte/*": "city:write",
	"app/(staff)/admin/abholung/*": "city:write",
	"app/(staff)/admin/drucker/*": "city:write",
	"app/(staff)/admin/filme/*": "city:write",
	"app/(staff)/admin/wunschtermine/*": "service:write",
	"app/(staff)/admin/protokoll/*": "audit:read",
	"app/(staff)/admin/betrieb/*": "audit:read",
};

/** In an address: the station at which the visitor works. */
const OWN_STATION = "(own)";

/** Values for the parts in brackets of pages that are tried; what is not here is tried with something unknown. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	"app/(staff)/admin/anliegen/[slug]/page.tsx": { slug: "reisepass" },
	"app/(staff)/admin/stationen/[slug]/page.tsx": { slug: "stadtmitte" },
	"app/(staff)/pilot/stationen/[slug]/page.tsx": { slug: OWN_STATION },
};

/** What stands for the parts in brackets of this page's address. */
export function exampleOf(
	file: string,
	station: { slug: string },
): Readonly<Record<string, string>> | undefined {
	const example = EXAMPLES[file];
	return (
		example &&
		Object.fromEntries(
			Object.entries(example).map(([name, value]) => [
				name,
				value === OWN_STATION ? station.slug : value,
			]),
		)
	);
}

/** The entry that counts for a page, an endpoint, or an action ("…/actions.ts" or "…/actions.ts#name"). */
export function accessOf(file: string): Access | null {
	const [best] = Object.keys(ACCESS)
		.filter((key) => covers(key, file))
		.sort((a, b) => b.length - a.length);
	return best === undefined ? null : (ACCESS[best] ?? null);
}

function covers(key: string, file: string): boolean {
	return key.endsWith("*")
		? file.startsWith(key.slice(0, -1))
		: file === key || file.startsWith(`${key}#`);
}
