import type { Invited } from "#lib/booking/invitation/invitation.ts";
import { parseContact, parseName } from "#lib/booking/rules/schema.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type Sent, textOf, textsOf } from "#lib/sent.ts";
import type { Locale } from "#lib/text/locale.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { addDays, type CivilDate } from "#lib/time.ts";

type InvitedProblem =
	| "name-missing"
	| "name-too-long"
	| "email-invalid"
	| "service-missing"
	| "quantity-wrong"
	| "not-bookable"
	| "stations-missing"
	| "times-wrong"
	| "day-wrong";

export type InvitedErrors = Partial<
	Record<
		| "name"
		| "email"
		| "service"
		| "quantity"
		| "stations"
		| "times"
		| "lastDay",
		InvitedProblem
	>
>;

export const MOST_TIMES = 20;
/** A link is no standing right. */
const MOST_DAYS = 180;

/** What a clerk typed: what somebody may book, or what is wrong with each field. */
export function readInvited(
	sent: Sent,
	known: {
		services: readonly { slug: string; maxQuantity: number }[];
		/** Whether it could be booked by itself, as the link's page will ask. */
		canBook(entry: string): boolean;
		/** Where this account may book for somebody. */
		stations: readonly { id: number; slug: string }[];
		today: CivilDate;
		toLocale(text: string): Locale;
	},
): { ok: true; value: Invited } | { ok: false; errors: InvitedErrors } {
	const name = parseName(textOf(sent, "name"));
	const contact = parseContact({
		email: textOf(sent, "email"),
		phone: "",
		mayAsk: "",
	});
	const service = known.services.find(
		({ slug }) => slug === textOf(sent, "service"),
	);
	const quantity = numberIn(textOf(sent, "quantity") || "1");
	const entry =
		service && (quantity === 1 ? service.slug : `${service.slug}:${quantity}`);
	const slugs = textsOf(sent, "stations");
	const stationIds = known.stations
		.filter(({ slug }) => slugs.includes(slug))
		.map(({ id }) => id);
	const times = numberIn(textOf(sent, "times") || "1");
	const lastDay = parseCivilDate(textOf(sent, "lastDay"));
	const errors: InvitedErrors = {
		...(name.ok ? {} : { name: name.error }),
		...(contact.ok ? {} : { email: "email-invalid" }),
		...(service ? {} : { service: "service-missing" }),
		...quantityProblem(),
		...(stationIds.length > 0 ? {} : { stations: "stations-missing" }),
		...(times >= 1 && times <= MOST_TIMES ? {} : { times: "times-wrong" }),
		...(lastDay &&
		lastDay >= known.today &&
		lastDay <= addDays(known.today, MOST_DAYS)
			? {}
			: { lastDay: "day-wrong" }),
	};
	if (
		Object.keys(errors).length > 0 ||
		!name.ok ||
		!contact.ok ||
		!entry ||
		!lastDay
	)
		return { ok: false, errors };
	return {
		ok: true,
		value: {
			name: name.value,
			email: contact.contact.email,
			services: [entry],
			stationIds,
			times,
			lastDay,
			locale: known.toLocale(textOf(sent, "locale")),
		},
	};

	function quantityProblem(): InvitedErrors {
		const most = service?.maxQuantity ?? 99;
		if (!(quantity >= 1 && quantity <= most))
			return { quantity: "quantity-wrong" };
		return entry === undefined || known.canBook(entry)
			? {}
			: { service: "not-bookable" };
	}
}

/** NaN: it is none. */
function numberIn(text: string): number {
	const digits = plainDigits(text).trim();
	return /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN;
}
