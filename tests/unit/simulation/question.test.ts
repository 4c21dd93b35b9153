import { describe, expect, test } from "vitest";
import { readQuestion } from "#lib/simulation/rules/question.ts";

const BOUNDS = {
	today: "2026-11-30",
	deskIds: [1, 2],
	services: [{ id: 7, minutes: 15 }],
} as const;
const read = (sent: Record<string, string>) => readQuestion(sent, BOUNDS);

describe("what an address asks of a plan on paper", () => {
	test("nothing: today's plan", () => {
		expect(read({})).toMatchObject({ ok: true, isAsked: false, date: null });
		expect(read({ pause: "0", plaetze: "" })).toMatchObject({ isAsked: false });
		expect(read({ anliegen: "7", minuten: "15" })).toMatchObject({
			isAsked: false,
		});
	});

	test("everything at once, as people type it", () => {
		expect(
			read({
				tag: "2026-12-01",
				plaetze: "−2",
				"plaetze-von": "9 Uhr",
				"plaetze-bis": "12.30",
				krank: "2",
				pause: "30",
				"pause-von": "11:00",
				"pause-bis": "13:00",
				von: "7:30",
				online: "60 %",
				ohne: "30",
				anliegen: "7",
				minuten: "20",
				menschen: "+10",
				erinnerung: "keine",
				auffuellen: "1",
				gilt: "wochentag",
			}),
		).toEqual({
			ok: true,
			isAsked: true,
			date: "2026-12-01",
			wish: {
				desks: { more: -2, from: 540, until: 750 },
				sickDeskId: 2,
				rest: { minutes: 30, from: 660, until: 780 },
				hours: { from: 450, until: null },
				shares: { online: 60, walkIn: 30 },
				isClosed: false,
				people: 10,
				length: { serviceId: 7, more: 5 },
				reminder: "none",
				refills: true,
				days: "weekday",
			},
		});
	});

	test.each([
		[{ tag: "2026-02-30" }, "tag", "date-invalid"],
		[{ tag: "2026-11-29" }, "tag", "date-past"],
		[{ tag: "2027-11-29" }, "tag", "date-far"],
		[{ plaetze: "11" }, "plaetze", "desks-invalid"],
		[{ plaetze: "1e9" }, "plaetze", "desks-invalid"],
		[{ "plaetze-von": "25:00" }, "plaetze-von", "time-invalid"],
		[{ "plaetze-von": "8:03" }, "plaetze-von", "time-off-grid"],
		[{ von: "9:00", bis: "8:00" }, "bis", "until-before-from"],
		[{ krank: "3" }, "krank", "desk-unknown"],
		[{ pause: "121" }, "pause", "rest-invalid"],
		[{ pause: "30" }, "pause-von", "rest-span"],
		[
			{ pause: "60", "pause-von": "12:00", "pause-bis": "12:30" },
			"pause-bis",
			"rest-span",
		],
		[{ online: "60" }, "ohne", "share-invalid"],
		[{ online: "60", ohne: "50" }, "ohne", "share-sum"],
		[{ online: "-1", ohne: "50" }, "online", "share-invalid"],
		[{ anliegen: "8", minuten: "10" }, "anliegen", "service-unknown"],
		[{ anliegen: "7" }, "minuten", "minutes-invalid"],
		[{ minuten: "20" }, "anliegen", "service-unknown"],
		[{ menschen: "101" }, "menschen", "people-invalid"],
	])("%o is told at %s: %s", (sent, field, problem) => {
		const question = read(sent as unknown as Record<string, string>);
		expect(question).toMatchObject({
			ok: false,
			problems: { [field]: problem },
		});
	});
});
