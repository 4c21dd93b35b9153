import "server-only";
import { formKeyHash, programFormKey } from "#lib/auth/secrets/secrets.ts";
import { clientOfProgram } from "#lib/booking/limits/rules/program.ts";
import {
	type DetailsErrors,
	NOTHING_TYPED,
	parseContact,
	parseDetails,
} from "#lib/booking/rules/schema.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { isAgreedAt, refusalAt } from "#lib/programs/rules/refusal-at.ts";
import { KEPT_HOURS } from "#lib/programs/rules/request.ts";
import { ok, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";
import {
	type CreateRefusal,
	createWish,
	secondsUntilWish,
} from "#lib/wishes/commands/create-wish.ts";
import { WISH_PURPOSE } from "#lib/wishes/commands/note-wish.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { HALVES_OF_WEEK } from "#lib/wishes/rules/halves.ts";
import { NOBODY, type WishPerson } from "#lib/wishes/wishes.ts";

/** What only somebody meets who brings an appointment forward, or whose wish is urgent: a program asks for neither. */
type Elsewhere =
	| "unknown-form"
	| "unknown-appointment"
	| "too-late"
	| "already-wished"
	| "urgent-over"
	| "too-many-tries";

export type WishRefusal =
	| Exclude<CreateRefusal, Elsewhere>
	| "other-content"
	| "too-many-wishes-of-client"
	| "insufficient-scope"
	| "station-not-agreed"
	| "person-invalid";

export type Wished =
	| { ok: true; value: { reference: string; pin: string; token: string } }
	| {
			ok: false;
			error: Exclude<
				WishRefusal,
				"person-invalid" | "too-many-wishes-of-client"
			>;
	  }
	| { ok: false; error: "too-many-wishes-of-client"; seconds: number }
	| { ok: false; error: "person-invalid"; errors: DetailsErrors };

interface Told {
	name?: string | undefined;
	email?: string | undefined;
	phone?: string | undefined;
}

/** Notes what somebody waits for, by the same command and rules as the form. */
export async function noteWish(
	caller: Caller,
	{
		key,
		wanted,
		person,
		showsLanguage,
		locale,
		now,
	}: {
		/** Of the request: sent again it is the same wish. */
		key: string;
		wanted: {
			services: readonly string[];
			stations: readonly string[];
			halves: readonly string[];
			earliest: CivilDate;
			latest: CivilDate;
			noticeMinutes: number;
		};
		person: Told;
		showsLanguage: boolean;
		locale: Locale;
		now: Temporal.Instant;
	},
): Promise<Wished> {
	if (!caller.scopes.includes("wish")) return refuse("insufficient-scope");
	const catalog = await getCatalog(locale, now);
	for (const slug of wanted.stations) {
		const refusal = refusalAt(caller, catalog, slug);
		if (refusal) return refuse(refusal);
	}
	const halves = HALVES_OF_WEEK.filter((half) => wanted.halves.includes(half));
	if (halves.length < new Set(wanted.halves).size)
		return refuse("unknown-half");
	const read = readPerson(person);
	if (!read.ok)
		return { ok: false, error: "person-invalid", errors: read.errors };
	// "Anywhere" is where the program may book.
	const agreed = catalog.stations
		.filter(({ id, isPublic }) => isPublic && isAgreedAt(caller, id))
		.map(({ slug }) => slug);
	const anywhere = caller.stationIds === null ? [] : agreed;
	if (caller.stationIds !== null && agreed.length === 0)
		return refuse("station-not-agreed");
	const client = clientOfProgram(caller);
	const created = await createWish({
		formKey: await formKeyOf(caller, key, now),
		wanted: {
			...wanted,
			halves,
			stations: wanted.stations.length > 0 ? wanted.stations : anywhere,
			minorCase: null,
			urgent: null,
		},
		person: read.value,
		showsLanguage,
		locale,
		client,
		now,
	});
	if (created.ok) {
		const { reference, token } = created.value;
		const view = await findWishByToken(token, locale, now);
		if (!view) throw new Error("A wish that was just noted is gone.");
		return ok({ reference, pin: view.pin, token });
	}
	const { error } = created;
	switch (error) {
		case "unknown-form":
			return refuse("other-content");
		case "too-many-tries":
			return {
				...refuse("too-many-wishes-of-client"),
				seconds: await secondsUntilWish(client, now),
			};
		case "unknown-appointment":
		case "too-late":
		case "already-wished":
		case "urgent-over":
			throw new Error(`A wish was refused for what it has not: ${error}.`);
		default:
			return refuse(error);
	}
}

/** In milliseconds. */
const KEPT = KEPT_HOURS * 3_600_000;

/**
 * The key of the form that a request stands for. As long as its answer is kept it is one wish, also where the answer was
 * lost; afterwards the same key is another one's, as with every command. Each stretch of that length has keys of its own,
 * and what was noted in the one before is looked for first: one query, however often a key came before.
 */
async function formKeyOf(
	{ id }: Caller,
	key: string,
	now: Temporal.Instant,
): Promise<string> {
	const stretch = Math.floor(now.epochMilliseconds / KEPT);
	const keyIn = (which: number) =>
		programFormKey(WISH_PURPOSE, id, `${which}: ${key}`);
	const before = [
		keyIn(stretch - 1),
		// So the version before this one noted it.
		programFormKey(WISH_PURPOSE, id, key),
	];
	const noted = await db().wish.findMany({
		where: {
			formKey: { in: before.map(formKeyHash) },
			createdAt: { gt: toDbInstant(now.subtract({ hours: KEPT_HOURS })) },
		},
		select: { formKey: true },
	});
	const isNoted = (formKey: string) =>
		noted.some((one) => one.formKey === formKeyHash(formKey));
	return before.find(isNoted) ?? keyIn(stretch);
}

/** Nothing of it is needed; without a name only address and number are read. */
function readPerson({
	name = "",
	email = "",
	phone = "",
}: Told):
	| { ok: true; value: WishPerson }
	| { ok: false; errors: DetailsErrors } {
	if (name.trim() === "") {
		const parsed = parseContact({ email, phone, mayAsk: "" });
		return parsed.ok
			? { ok: true, value: { ...NOBODY, ...parsed.contact } }
			: { ok: false, errors: parsed.errors };
	}
	const parsed = parseDetails({ ...NOTHING_TYPED, name, email, phone });
	if (!parsed.ok) return parsed;
	return "contact" in parsed.details
		? { ok: true, value: NOBODY }
		: { ok: true, value: parsed.details };
}
