import { expect, test } from "vitest";
import {
	type ClosedDays,
	listClosedDays,
} from "#lib/availability/queries/free-days.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

const reasons = (days: readonly ClosedDays[] | undefined) =>
	days?.map(({ startDate, reason }) => [
		startDate,
		reason.holiday ?? reason.text,
	]);

test("each station has its own closures beside those of the city and the holidays, in order of date", async () => {
	await makeCity();
	const one = await makeStation();
	const other = await makeStation();
	const close = (stationId: number | null, date: "2026-12-24" | "2026-12-03") =>
		db().closure.create({
			data: {
				scope: stationId ? "station" : "city",
				stationId,
				startDate: toDbDate(date),
				endDate: toDbDate(date),
				texts: { create: { locale: "de", reason: `zu am ${date}` } },
			},
		});
	await close(null, "2026-12-24");
	await close(one.id, "2026-12-03");
	const closed = await listClosedDays(
		[one.id, other.id],
		"2026-12-01",
		"2026-12-26",
		"en",
	);
	const everywhere = [
		["2026-12-24", "zu am 2026-12-24"],
		["2026-12-25", "erster-weihnachtstag"],
		["2026-12-26", "zweiter-weihnachtstag"],
	];
	expect(reasons(closed.get(one.id))).toEqual([
		["2026-12-03", "zu am 2026-12-03"],
		...everywhere,
	]);
	expect(reasons(closed.get(other.id))).toEqual(everywhere);
});

test("a public holiday on which one house opens is told of the others only; a closed service is told whoever asks for it", async () => {
	await makeCity();
	const one = await makeStation();
	const other = await makeStation();
	const service = await makeService();
	await db().holidayOpening.create({
		data: { stationId: one.id, date: toDbDate("2027-05-27") },
	});
	await db().closure.create({
		data: {
			scope: "services",
			stationId: other.id,
			startDate: toDbDate("2027-05-26"),
			endDate: toDbDate("2027-05-26"),
			services: { create: { serviceId: service.id } },
			texts: { create: { locale: "de", reason: "Neues Programm" } },
		},
	});
	const closedAt = async (id: number, serviceIds: number[] = []) => {
		const found = await listClosedDays(
			[id],
			"2027-05-25",
			"2027-05-28",
			"de",
			serviceIds,
		);
		return reasons(found.get(id));
	};
	expect(await closedAt(one.id, [service.id])).toEqual([]);
	expect(await closedAt(other.id)).toEqual([["2027-05-27", "fronleichnam"]]);
	expect(await closedAt(other.id, [service.id])).toEqual([
		["2027-05-26", "Neues Programm"],
		["2027-05-27", "fronleichnam"],
	]);
});
