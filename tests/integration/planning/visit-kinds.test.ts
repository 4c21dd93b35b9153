import { expect, test } from "vitest";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { changeVisitKinds } from "#lib/planning/settings/commands/change-visit-kinds.ts";
import { findVisitKinds } from "#lib/planning/settings/queries/find-visit-kinds.ts";
import { kindsMark } from "#lib/planning/settings/rules/visit-kinds.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";
import { value } from "#tests/support/queue.ts";

const service = cityWithService({ personalPresence: false });

const NOTHING = { videoBy: null, videoAddress: null, services: [] };

test("a lead says what their station does by phone and video; the next page reads it at once, without the address", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	const { slug, id: stationId } = station;
	const known = async () => findStation(await getCatalog("de"), slug);
	expect(await known()).toMatchObject({
		remote: { phone: [], video: [] },
		videoBy: null,
	});
	const kinds = {
		videoBy: "template",
		videoAddress: "https://video.example/{raum}",
		services: [`${service.slug}-phone`, `${service.slug}-video`],
	} as const;
	const change = {
		stationId,
		kinds,
		rows: [service.slug],
		shown: kindsMark(NOTHING),
		now: NOW,
	};
	expect(await changeVisitKinds(lead, change)).toMatchObject({ ok: true });
	const { remote, videoBy } = (await known()) ?? {};
	expect({ remote, videoBy }).toEqual({
		remote: { phone: [service.id], video: [service.id] },
		videoBy: "template",
	});
	// Where rooms are is nothing that public pages could say.
	expect(JSON.stringify(await getCatalog("de"))).not.toContain("video.example");
	expect(value(await findVisitKinds(lead, stationId, NOW))).toEqual(kinds);
	expect(
		await db().auditEntry.findMany({
			where: { stationId, action: "station:kinds" },
		}),
	).toMatchObject([{ detail: { before: NOTHING, after: kinds } }]);

	// Sent twice it is the same; somebody else's older page is told so.
	expect(await changeVisitKinds(lead, change)).toMatchObject({ ok: true });
	expect(
		await changeVisitKinds(lead, { ...change, kinds: NOTHING }),
	).toMatchObject({ error: "changed" });
	expect(value(await findVisitKinds(lead, stationId, NOW))).toEqual(kinds);
});

test("what is ticked of a service that pauses outlasts a form that does not show it", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	const paused = await makeService();
	const { id: stationId } = station;
	const known = async () => value(await findVisitKinds(lead, stationId, NOW));
	const save = async (services: string[], rows: string[]) =>
		value(
			await changeVisitKinds(lead, {
				stationId,
				kinds: { ...NOTHING, services },
				rows,
				shown: kindsMark(await known()),
				now: NOW,
			}),
		);
	const [own, other] = [`${service.slug}-phone`, `${paused.slug}-phone`];
	await save([own, other], [service.slug, paused.slug]);
	// Whatever a form sends of it: it has shown one of them alone.
	await save([`${paused.slug}-video`], [service.slug]);
	expect((await known()).services).toEqual([other]);
	await save([own], [service.slug]);
	expect([...(await known()).services].sort()).toEqual([own, other].sort());
	await save([own], [service.slug, paused.slug]);
	expect((await known()).services).toEqual([own]);
});

test("nobody says it of another station", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", await makeStation());
	const clerk = await makeActor("clerk", station);
	for (const actor of [lead, clerk]) {
		expect(await findVisitKinds(actor, station.id, NOW)).toMatchObject({
			error: "forbidden",
		});
		expect(
			await changeVisitKinds(actor, {
				stationId: station.id,
				kinds: { ...NOTHING, videoBy: "clerk" },
				rows: [],
				shown: kindsMark(NOTHING),
				now: NOW,
			}),
		).toMatchObject({ error: "forbidden" });
	}
});
