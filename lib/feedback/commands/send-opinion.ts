import "server-only";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import type { FeedbackSource, VisitKind } from "#lib/feedback/feedback.ts";
import { findAsk } from "#lib/feedback/queries/find-ask.ts";
import type { Ask } from "#lib/feedback/rules/ask.ts";
import { countLinks } from "#lib/feedback/rules/links.ts";
import type { Opinion } from "#lib/feedback/rules/opinion.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import { maySend } from "./send-limit.ts";

export type OpinionRefusal =
	| "too-many-reports"
	/** Somebody else answered by the same link before. */
	| "link-used"
	| "busy";

interface OpinionRequest {
	/** UUID of the form: pressing twice is one opinion. */
	formKey: string;
	opinion: Opinion;
	source: Exclude<FeedbackSource, "mail">;
	/** Of a one-time link; then the visit is what the link knows. */
	askToken: string | null;
	locale: Locale;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}

/** What is known of the visit. */
interface Visit {
	stationId: number | null;
	serviceId: number | null;
	day: CivilDate | null;
	visitKind: VisitKind | null;
}

/** Keeps how somebody found it. Nothing about the person but the address they want an answer to. */
export function sendOpinion(
	input: OpinionRequest,
): Promise<Result<{ number: number }, OpinionRefusal>> {
	return orBusy<{ number: number }, OpinionRefusal>(async () => {
		const { askToken, now } = input;
		const ask = askToken ? await findAsk(askToken, now) : null;
		const told = await visitTold(input);
		return write<{ number: number }, OpinionRefusal>((tx) =>
			keep(tx, input, ask?.state === "over" ? null : ask, told),
		);
	});
}

async function visitTold({
	opinion,
	source,
	locale,
	now,
}: OpinionRequest): Promise<Visit> {
	const catalog = await getCatalog(locale);
	const station = findStation(catalog, opinion.station ?? "");
	const service = catalog.services.find(({ slug }) => slug === opinion.service);
	return {
		stationId: station?.id ?? null,
		serviceId: service?.id ?? null,
		// Whoever stands before a kiosk speaks of today; others may remember any visit.
		day: source === "kiosk" ? civilDateOf(now) : null,
		visitKind: opinion.visitKind,
	};
}

async function keep(
	tx: Tx,
	input: OpinionRequest,
	ask: Ask | null,
	told: Visit,
): Promise<Result<{ number: number }, OpinionRefusal>> {
	const { formKey, opinion, locale, client, now } = input;
	await lockKey(tx, `feedback ${formKey}`);
	const known = await tx.feedback.findUnique({
		where: { formKey },
		select: { id: true },
	});
	if (known) return ok({ number: known.id });
	if (!(await maySend(tx, client, now, input.source === "kiosk")))
		return refuse("too-many-reports");
	if (ask && !(await useUp(tx, ask))) return refuse("link-used");
	const { day, ...visit } = ask ? visitOf(ask) : told;
	const { ratings, praise, text } = opinion;
	const { id } = await tx.feedback.create({
		data: {
			...visit,
			type: "opinion",
			source: ask ? "mail" : input.source,
			formKey,
			day: day === null ? null : toDbDate(day),
			praise,
			text,
			ratingBooking: ratings.booking,
			ratingWaiting: ratings.waiting,
			ratingService: ratings.service,
			replyEmail: opinion.email,
			wantsNews: opinion.wantsNews,
			links: countLinks(praise, text),
			locale,
			status: "new",
			createdAt: toDbInstant(now),
		},
		select: { id: true },
	});
	return ok({ number: id });
}

const visitOf = ({ stationId, serviceId, day, visitKind }: Ask): Visit => ({
	stationId,
	serviceId,
	day,
	visitKind,
});

async function useUp(tx: Tx, { id }: Ask): Promise<boolean> {
	const { count } = await tx.feedbackAsk.updateMany({
		where: { id, used: false },
		data: { used: true },
	});
	return count > 0;
}
