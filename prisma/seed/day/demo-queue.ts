import { randomUUID } from "node:crypto";
import { openSpans } from "#lib/availability/rules/house.ts";
import type { Catalog, Service, Station } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type DayKey, lockDays, raiseVersions } from "#lib/db/lock.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { deskOf, WHOLE_DESK } from "#lib/queue/queries/rows.ts";
import { lockQueue } from "#lib/queue/visit/commands/changing.ts";
import { listHouses } from "#lib/queue/waits/queries/outlook.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf, instantAt } from "#lib/time.ts";
import { wantSelection } from "../demand.ts";
import { inventPerson } from "../people.ts";
import { randomOf } from "../random.ts";
import { PaperHouse } from "./paper-house.ts";
import { playDay } from "./play.ts";
import { writeVisits } from "./queue-rows.ts";
import { arrivals, booked, type Visitor, walkIn } from "./visitors.ts";

/** How the addresses of invented colleagues end; nobody signs in with one. */
export const INVENTED_CLERK = "@platz.demo.example";
/** Of what the desks can do in a day: somebody is always waiting. */
const LOAD = 1.25;
const MINUTES_EACH = 15;

/**
 * A lively queue in every house that is open today: the day so far, played on paper with its booked appointments, and
 * somebody at each desk but the last, which is left for whoever tries the demo. Repeatable: a day with visits stays.
 */
export async function seedQueues(now: Temporal.Instant): Promise<void> {
	const catalog = await getCatalog(defaultLocale);
	const houses = await listHouses(catalog.stations, now);
	const date = civilDateOf(now);
	for (const station of catalog.stations) {
		const house = houses.get(station.id);
		const spans = house ? openSpans(house, date) : [];
		const [first] = spans;
		const last = spans.at(-1);
		if (!first || !last) continue;
		const opens = instantAt(date, first.from).epochMilliseconds;
		const closes = instantAt(date, last.until).epochMilliseconds;
		if (now.epochMilliseconds < opens || now.epochMilliseconds > closes)
			continue;
		await seedQueue(station, catalog, { opens, closes }, now);
	}
}

function seedQueue(
	station: Station,
	catalog: Catalog,
	hours: { opens: number; closes: number },
	now: Temporal.Instant,
): Promise<void> {
	const day: DayKey = { stationId: station.id, date: civilDateOf(now) };
	return db().$transaction(
		async (tx) => {
			await lockQueue(tx, station.id);
			await lockDays(tx, [day]);
			const date = toDbDate(day.date);
			const where = { stationId: station.id, date };
			if ((await tx.visit.count({ where })) > 0) return;
			const random = randomOf(`queue ${station.id} ${day.date}`);
			const desks = await staffDesks(tx, station.id, random, now);
			if (desks.length === 0) return;
			const appointments = await tx.appointment.findMany({
				where: { ...where, status: "booked" },
				orderBy: [{ startsAt: "asc" }, { ticket: "asc" }],
				include: { services: true },
			});
			const visitors = visitorsOf(
				appointments,
				catalog,
				desks.length,
				hours,
				random,
			);
			const settings = await readSettings(tx, station.id);
			const house = new PaperHouse(desks, settings);
			await playDay(
				house,
				visitors,
				desks.map(({ id }) => id),
				{
					noShowMinutes: settings.noShowMinutes,
					until: now.epochMilliseconds,
				},
			);
			await writeVisits(tx, day, house, appointments);
			await raiseVersions(tx, [day]);
		},
		{ timeout: 60_000 },
	);
}

type BookedRow = Prisma.AppointmentGetPayload<{ include: { services: true } }>;

/** Whoever is booked, in this order, and walk-ins. */
function visitorsOf(
	appointments: readonly BookedRow[],
	catalog: Catalog,
	desks: number,
	hours: { opens: number; closes: number },
	random: () => number,
): Visitor[] {
	const expected = appointments.map((row, number) =>
		booked(
			number,
			row.startsAt.getTime(),
			row.services.flatMap(({ serviceId, quantity }) => {
				const service = catalog.services.find(({ id }) => id === serviceId);
				return service ? [{ service, quantity }] : [];
			}),
			random,
		),
	);
	return [
		...expected,
		...walkIns(expected, desks, hours, catalog.services, random),
	];
}

/** As many as keep the desks busy beside the appointments. */
function walkIns(
	expected: readonly Visitor[],
	desks: number,
	{ opens, closes }: { opens: number; closes: number },
	services: readonly Service[],
	random: () => number,
): Visitor[] {
	const capacity = ((closes - opens) / 60_000) * desks * LOAD;
	const taken = expected.reduce(
		(sum, { selection }) =>
			sum +
			minutesOf(
				selection,
				civilDateOf(Temporal.Instant.fromEpochMilliseconds(opens)),
			),
		0,
	);
	const count = Math.max(0, Math.round((capacity - taken) / MINUTES_EACH));
	const suitable = services.filter(
		(service) => service.bookable && service.walkInSuitable,
	);
	return arrivals(count, opens, closes, random).map((comes, index) =>
		walkIn(
			expected.length + index,
			comes,
			wantSelection(
				random,
				suitable,
				civilDateOf(Temporal.Instant.fromEpochMilliseconds(opens)),
			),
			random,
		),
	);
}

/** Invented colleagues, who cannot sign in. */
async function staffDesks(
	tx: Tx,
	stationId: number,
	random: () => number,
	now: Temporal.Instant,
) {
	const rows = await tx.desk.findMany({
		where: { stationId, active: true },
		orderBy: { position: "asc" },
		include: WHOLE_DESK,
	});
	const desks = rows.slice(0, -1).filter(({ presence }) => presence === null);
	const at = toDbInstant(now);
	for (const { id } of desks) {
		const email = `platz-${id}${INVENTED_CLERK}`;
		const { name } = inventPerson(random);
		const user = await tx.user.upsert({
			where: { email },
			update: {},
			create: {
				id: randomUUID(),
				email,
				name,
				role: "clerk",
				active: false,
				createdAt: at,
				stations: { create: { stationId } },
			},
		});
		await tx.deskPresence.deleteMany({ where: { userId: user.id } });
		await tx.deskPresence.create({
			data: { deskId: id, userId: user.id, since: at },
		});
	}
	return desks.map(deskOf);
}
