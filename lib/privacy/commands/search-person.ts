import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { isWithinLimit, type Limit } from "#lib/auth/commands/limits.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { personKeyOf } from "#lib/auth/secrets/secrets.ts";
import { tryPin } from "#lib/booking/commands/try-pin.ts";
import { orBusy, write } from "#lib/db/write.ts";
import type { Anchors } from "#lib/privacy/privacy.ts";
import { findAfarOf } from "#lib/privacy/queries/find-afar-of.ts";
import { findByContact } from "#lib/privacy/queries/find-by-contact.ts";
import { findFeedbackOf } from "#lib/privacy/queries/find-feedback-of.ts";
import { listBringing } from "#lib/privacy/queries/list-bringing.ts";
import { countOf, NOBODY, together } from "#lib/privacy/rules/anchors.ts";
import type { Sought } from "#lib/privacy/rules/sought.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { sealCase } from "./case.ts";

/** An account asks so often within an hour, whether it finds somebody or not: nobody goes through the city like this. */
export const SEARCH_LIMIT: Limit = {
	name: "person search",
	times: 12,
	seconds: 3_600,
};

/** More would not fit into an address; a home that books for hundreds asks its own way. */
const MOST = 60;

type SearchRefusal =
	/** Whichever of the two facts was wrong. */
	| "nobody-found"
	| "too-many-searches"
	| "too-much-found"
	| "forbidden"
	| "busy";

/**
 * Whoever stands at the counter and asks what is known about them. Two facts of a kind lead to a person, one leads
 * nowhere. Every search is counted and audited: how it was made, never what was typed.
 * @returns what the pages about this person carry (case.ts)
 */
export function searchPerson(
	actor: Actor,
	{ sought, now }: { sought: Sought; now: Temporal.Instant },
): Promise<Result<string, SearchRefusal>> {
	return orBusy<string, SearchRefusal>(async () => {
		const may = await authorise(actor, "person:answer", null, now);
		if (!may.ok) return may;
		const counted = await countSearch(actor, sought, now);
		if (!counted.ok) return counted;
		const anchors = await find(actor, sought, now);
		const count = countOf(anchors);
		if (count === 0) return refuse("nobody-found");
		if (count > MOST) return refuse("too-much-found");
		return ok(sealCase({ anchors, identity: sought.identity }, actor, now));
	});
}

/** Before anybody looks: a search that fails has been one. */
function countSearch(
	actor: Actor,
	sought: Sought,
	now: Temporal.Instant,
): Promise<Result<null, "too-many-searches" | "busy">> {
	return write<null, "too-many-searches">(async (tx) => {
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "person:searched",
				detail: { with: waysOf(sought), identity: sought.identity },
			},
			now,
		);
		const who = personKeyOf(`account ${actor.userId}`);
		return (await isWithinLimit(tx, SEARCH_LIMIT, who))
			? ok(null)
			: refuse("too-many-searches");
	});
}

const waysOf = ({ number, contact, feedback, afar }: Sought) => [
	...(number ? ["by-pin"] : []),
	...(contact ? ["by-contact"] : []),
	...(feedback ? ["by-feedback"] : []),
	...(afar ? ["by-afar"] : []),
];

async function find(
	actor: Actor,
	{ number, contact, feedback, afar }: Sought,
	now: Temporal.Instant,
): Promise<Anchors> {
	const found = together([
		number ? await findByPin(actor, number, now) : NOBODY,
		contact ? await findByContact(contact) : NOBODY,
		feedback ? await findFeedbackOf(feedback) : NOBODY,
		afar ? await findAfarOf(afar) : NOBODY,
	]);
	const wishes = await listBringing(found.appointments);
	return together([found, { ...NOBODY, wishes }]);
}

/**
 * What they open, and no more: whoever books in somebody else's name and with their address has number and PIN as well.
 * Counts with the PIN's other tries: five wrong ones close it, whoever typed them.
 */
async function findByPin(
	{ userId }: Actor,
	number: { reference: string; pin: string },
	now: Temporal.Instant,
): Promise<Anchors> {
	for (const kind of ["appointment", "wish"] as const) {
		const opened = await tryPin(kind, {
			...number,
			client: `account ${userId}`,
			now,
		});
		if (opened.ok)
			return {
				...NOBODY,
				[kind === "wish" ? "wishes" : "appointments"]: [opened.value.id],
			};
	}
	return NOBODY;
}
