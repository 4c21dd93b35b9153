import { expect, test } from "vitest";
import { type ClosedDays, listClosedDays } from "#lib/availability/queries.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";

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
