import "server-only";
import { type Freed, freedOf } from "#lib/attendance/rules/freed.ts";
import { offeredOn } from "#lib/attendance/rules/offer.ts";
import {
	type DayToOffer,
	type OfferOption,
	optionsOf,
	suggestedOf,
} from "#lib/attendance/rules/options.ts";
import { type Shares, sharesOf } from "#lib/attendance/rules/shares.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { subtract } from "#lib/availability/rules/span.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import {
	findRoster,
	type StationRoster,
} from "#lib/planning/roster/queries/find-roster.ts";
import { dayDesksOf } from "#lib/planning/roster/rules/plan.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { plannedOf, WHOLE_APPOINTMENT } from "#lib/queue/queries/rows.ts";
import { getMeasures } from "#lib/queue/waits/queries/measured.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import {
	likelyMinutes,
	type Measures,
} from "#lib/queue/waits/rules/measures.ts";
import type { Job } from "#lib/queue/waits/rules/situation.ts";
import { ok, type Result } from "#lib/result.ts";
import {
	type CivilDate,
	civilDateOf,
	dayClock,
	type Minute,
	minuteOf,
	weekdayOf,
} from "#lib/time.ts";
import {
	countPlaces,
	measuredSpan,
	serviceKey,
	usualWalkIns,
} from "./measured.ts";

/** Where nothing has been measured: as most services are planned. */
const USUAL_MINUTES = 15;

/** What nobody coming leaves of a day, and what can be made of it. */
export interface OfferView {
	roster: StationRoster;
	date: CivilDate;
	/** Null: too few appointments were counted to tell anything. */
	known: {
		freed: Freed;
		/** Minutes of this day that were offered again already. */
		offered: number;
		/** From nothing upwards. */
		options: readonly OfferOption[];
		suggested: OfferOption | null;
	} | null;
	/** Minutes from now on that nobody has taken, of a day that is not over; people without an appointment get them. */
	unused: number;
}

export async function findOffer(
	actor: Actor,
	{
		stationId,
		date,
		now,
	}: { stationId: number; date: CivilDate; now: Temporal.Instant },
): Promise<Result<OfferView, "forbidden">> {
	const found = await findRoster(actor, stationId, now);
	if (!found.ok) return found;
	const roster = found.value;
	const shares = sharesOf(await countPlaces(measuredSpan(now)));
	const day = await dayToOffer(roster, shares, date, now);
	const view = { roster, date, unused: unusedOf(day) };
	if (shares === null) return ok({ ...view, known: null });
	const options = optionsOf(day);
	return ok({
		...view,
		known: {
			freed: day.freed,
			offered: day.offered,
			options,
			suggested: suggestedOf(options, day),
		},
	});
}

async function dayToOffer(
	{ stationId, plan }: StationRoster,
	shares: Shares | null,
	date: CivilDate,
	now: Temporal.Instant,
): Promise<DayToOffer> {
	const today = civilDateOf(now);
	const [station] = await loadFacts([stationId], [date]);
	const facts = station?.days[0];
	const measures = await getMeasures(now);
	const usual = await usualWalkIns(stationId, date, now);
	const rows = await readBooked(stationId, date, now);
	const booked = rows.map((row) => jobOf(row, date, shares, measures));
	const minutes = rows.map(lengthOf).sort((a, b) => a - b);
	return {
		date,
		from: date === today ? minuteOf(now) : 0,
		desks: dayDesksOf(plan),
		windows: facts?.windows ?? [],
		busy: (facts?.busy ?? []).filter(
			({ holdExpiresAt }) =>
				holdExpiresAt === null || holdExpiresAt > now.epochMilliseconds,
		),
		freed: freedOf(
			shares === null
				? []
				: rows.filter(isVisit).map((row) => ({
						hour: Math.floor(startOf(row, date) / 60),
						minutes: lengthOf(row),
						share: shares.of(placeOf(row, date)),
					})),
		),
		offered: offeredOn(plan, date),
		booked,
		waiting:
			date === today
				? (await getOutlook(stationId, now)).situation.waiting
				: [],
		walkIns: usual.hours,
		walkInMinutes: usual.minutes ?? USUAL_MINUTES,
		usual: {
			minutes: minutes[Math.floor(minutes.length / 2)] ?? USUAL_MINUTES,
			showRate:
				shares === null
					? measures.showRate
					: 1 - shares.ofStation(stationId).mean,
		},
		settings: await readSettings(db(), stationId),
		measures,
	};
}

type BookedRow = Awaited<ReturnType<typeof readBooked>>[number];

/** Who is expected and has not come yet. */
function readBooked(stationId: number, date: CivilDate, now: Temporal.Instant) {
	return db().appointment.findMany({
		where: {
			stationId,
			date: toDbDate(date),
			status: "booked",
			startsAt: { gt: toDbInstant(now) },
		},
		orderBy: [{ startsAt: "asc" }, { id: "asc" }],
		include: WHOLE_APPOINTMENT,
	});
}

/** Only a visit frees its time when nobody comes: by phone or video a clerk tries, and tries again. */
const isVisit = ({ kind }: BookedRow) => !isRemote(kind as Kind);
const startOf = ({ startsAt }: BookedRow, date: CivilDate): Minute =>
	dayClock(date)(startsAt.getTime());
const lengthOf = ({ startsAt, endsAt }: BookedRow): number =>
	(endsAt.getTime() - startsAt.getTime()) / 60_000;
const placeOf = (row: BookedRow, date: CivilDate) => ({
	stationId: row.stationId,
	service: serviceKey(row.services.map(({ serviceId }) => serviceId)),
	weekday: weekdayOf(date),
	hour: Math.floor(startOf(row, date) / 60),
});

function jobOf(
	row: BookedRow,
	date: CivilDate,
	shares: Shares | null,
	measures: Measures,
): Job {
	const startsAt = row.startsAt.getTime();
	return {
		id: row.id,
		ticket: row.ticket ?? "",
		status: "waiting",
		arrivedAt: startsAt,
		startsAt,
		priority: null,
		serviceIds: row.services.map(({ serviceId }) => serviceId),
		forDeskId: null,
		handedOverAt: null,
		parkedUntil: null,
		minutes: likelyMinutes(plannedOf(row.services, row.date), measures),
		isRemote: !isVisit(row),
		...(shares === null
			? {}
			: { showRate: 1 - shares.of(placeOf(row, date)).mean }),
	};
}

/** Open and taken by nobody. */
function unusedOf({ windows, busy, from }: DayToOffer): number {
	return windows
		.flatMap((window) =>
			window.until <= from
				? []
				: subtract(
						{ from: Math.max(window.from, from), until: window.until },
						busy.filter(({ deskId }) => deskId === window.deskId),
					),
		)
		.reduce((sum, span) => sum + span.until - span.from, 0);
}
