import { expect, test } from "vitest";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { closeDays } from "#lib/queue/commands/close-days.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { civilDateOf, weekdayOf } from "#lib/time.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { finishDays, workDemo } from "#prisma/seed/day/demo-clerks.ts";
import { seedQueues } from "#prisma/seed/day/demo-queue.ts";
import { followDemoTime, moveDemoTime } from "#prisma/seed/day/demo-time.ts";
import { makeClerk } from "#prisma/seed/day/stage.ts";
import { nextStart, workingDay } from "#prisma/seed/past/demo-past.ts";
import { seedDemo } from "#prisma/seed/seed.ts";

const berlin = (text: string) =>
	Temporal.PlainDateTime.from(text)
		.toZonedDateTime("Europe/Berlin")
		.toInstant();
const inBerlin = (at: Temporal.Instant) =>
	at.toZonedDateTimeISO("Europe/Berlin").toPlainDateTime().toString();

test("on a Sunday at half past four the demo plays Monday at twelve past ten, full of people, and goes on to Tuesday", async () => {
	await seedCatalog();
	// The other five houses would only make it slow.
	await db().desk.updateMany({
		where: { station: { phase: "walk-in" } },
		data: { active: false },
	});
	const filled: Temporal.Instant[] = [];
	const fillDay = async (now: Temporal.Instant) => {
		filled.push(now);
		await finishDays(now);
		await closeDays(now);
		await seedDemo(now);
		await seedQueues(now);
	};
	const sunday = berlin("2026-11-29T16:30");
	await moveDemoTime(sunday, fillDay);
	await expectLife(filled[0]);
	expect(inBerlin(filled[0] as Temporal.Instant)).toBe("2026-11-30T10:12:00");

	// A second process comes, or the first one again: the day goes on.
	expect(await followDemoTime(sunday.add({ minutes: 3 }))).toBe(false);
	await moveDemoTime(sunday.add({ minutes: 4 }), fillDay);
	expect(inBerlin(filled[1] as Temporal.Instant)).toBe("2026-11-30T10:16:00");
	await workDemo(filled[1] as Temporal.Instant);

	// Two at once after a night without it: both see Tuesday, because Monday has been played.
	const monday = berlin("2026-11-30T17:00");
	expect(await followDemoTime(monday)).toBe(true);
	await Promise.all([
		moveDemoTime(monday, fillDay),
		moveDemoTime(monday, fillDay),
	]);
	expect(filled.slice(2).map(inBerlin)).toEqual([
		"2026-12-01T10:12:00",
		"2026-12-01T10:12:00",
	]);
	await expectLife(filled[2]);
	// Monday ended as a day does, not the next morning.
	const late = await db().visit.findMany({
		where: {
			date: new Date("2026-11-30"),
			endedAt: { gt: new Date("2026-11-30T23:00Z") },
		},
	});
	expect(late).toEqual([]);
});

/** What somebody who just came looks at: people who wait, desks that are taken, somebody to call. */
async function expectLife(now: Temporal.Instant | undefined) {
	if (!now) throw new Error("No day was filled");
	for (const { id, slug } of onlineStations(await getCatalog("de", now))) {
		const queue = await getQueue(await makeClerk(id, now), id, now);
		if (!queue.ok) throw new Error(queue.error);
		const { desks, waiting, finished } = queue.value;
		expect(waiting.length, slug).toBeGreaterThan(1);
		expect(
			desks.filter(({ clerk }) => clerk !== null).length,
			slug,
		).toBeGreaterThan(1);
		expect(finished.length, slug).toBeGreaterThan(5);
	}
	expect(weekdayOf(civilDateOf(now))).toBeLessThan(6);
}

test.each([
	["2026-11-30", "2027-01-04"],
	["2026-12-28", "2027-02-01"],
	["2027-04-02", "2027-05-03"],
	["2026-10-05", "2026-11-02"],
] as const)(
	"seen on %s, the next station goes online on %s, a working day",
	(today, start) => {
		expect(nextStart(today)).toBe(start);
		expect(workingDay(start, -1)).toBe(start);
	},
);
